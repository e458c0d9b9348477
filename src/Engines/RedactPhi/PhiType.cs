namespace CodingAhead.Engines.RedactPhi;

/// <summary>What an identifier is; the names are those of the contract in capitals (<see cref="PhiTypes.Word"/>).</summary>
public enum PhiType : byte
{
    Name, Date, AgeOver89, Address, Facility, Phone, Fax, Email, Ssn, Mrn, HealthPlanId, Account, License, Vehicle, Device, Url, Ip, Biometric, Photo, OtherId,
}

/// <summary>The words of the types and their classes A to R of 45 CFR 164.514(b)(2)(i).</summary>
public static class PhiTypes
{
    private static readonly string[] Words =
    [
        "NAME", "DATE", "AGE_OVER_89", "ADDRESS", "FACILITY", "PHONE", "FAX", "EMAIL", "SSN", "MRN", "HEALTH_PLAN_ID", "ACCOUNT", "LICENSE", "VEHICLE",
        "DEVICE", "URL", "IP", "BIOMETRIC", "PHOTO", "OTHER_ID",
    ];

    private const string Classes = "ACCBBDEFGHIJKLMNOPQR";

    /// <summary>All types, in the order of <see cref="PhiType"/>.</summary>
    public static IReadOnlyList<PhiType> All { get; } = Enum.GetValues<PhiType>();

    /// <summary>The type's word in the contract, such as <c>HEALTH_PLAN_ID</c>.</summary>
    public static string Word(this PhiType type) => Words[(int)type];

    /// <summary>The letter of the type's class. A facility is B here; where it is no place, the span says R.</summary>
    public static char Class(this PhiType type) => Classes[(int)type];

    /// <summary>Reads a type's word in any case, with spaces or hyphens for underscores.</summary>
    public static PhiType? Read(string? word)
    {
        if (string.IsNullOrWhiteSpace(word)) return null;
        var plain = word.Trim().Replace(' ', '_').Replace('-', '_');
        for (var i = 0; i < Words.Length; i++)
            if (string.Equals(Words[i], plain, StringComparison.OrdinalIgnoreCase)) return (PhiType)i;
        return null;
    }
}
