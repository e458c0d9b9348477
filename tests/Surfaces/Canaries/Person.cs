namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>
/// A made-up person with an identifier of each class, drawn from a seed. No value is a word of any language or a value of any file of this
/// project, so that a search for it finds what was planted and nothing else.
/// </summary>
internal sealed class Person
{
    private readonly Random random;

    public Person(int seed)
    {
        random = new Random(seed);
        (First, Last, Street, City, Employer) = (Word(6), Word(8), Word(7), Word(8), Word(7));
        (User, Slug, Photo) = ("zq" + Letters(7), "zq" + Letters(9), "zq" + Letters(8));
        Mrn = Digits(8);
        Ssn = $"{random.Next(100, 665)}-{random.Next(10, 99)}-{random.Next(1000, 9999)}";
        Phone = $"{random.Next(201, 989)}-{random.Next(201, 989)}-{random.Next(1000, 9999)}";
        Fax = $"{random.Next(201, 989)}-{random.Next(201, 989)}-{random.Next(1000, 9999)}";
        Plan = $"XQZ{Digits(9)}";
        Account = Digits(10);
        License = $"QK{Digits(7)}";
        Vehicle = Vin();
        Device = $"PQX{Digits(7)}K";
        Ip = $"{random.Next(11, 120)}.{random.Next(130, 250)}.{random.Next(130, 250)}.{random.Next(130, 250)}";
        Biometric = $"BQX-{Digits(8)}";
        Accession = $"SQ{random.Next(10, 99)}-{Digits(7)}";
        Born = new DateOnly(random.Next(1941, 1969), random.Next(1, 13), random.Next(1, 28));
        Seen = new DateOnly(random.Next(2011, 2022), random.Next(1, 13), random.Next(1, 28));
    }

    public string First { get; }
    public string Last { get; }
    public string Street { get; }
    public string City { get; }
    public string Employer { get; }
    public string User { get; }
    public string Slug { get; }
    public string Photo { get; }
    public string Mrn { get; }
    public string Ssn { get; }
    public string Phone { get; }
    public string Fax { get; }
    public string Plan { get; }
    public string Account { get; }
    public string License { get; }
    public string Vehicle { get; }
    public string Device { get; }
    public string Ip { get; }
    public string Biometric { get; }
    public string Accession { get; }
    public DateOnly Born { get; }
    public DateOnly Seen { get; }

    /// <summary>What must be found nowhere: 22 values of the classes A to R.</summary>
    public string[] Canaries =>
    [
        First, Last, Street, City, Employer, User, Slug, Photo, Mrn, Ssn, Phone, Fax, Plan, Account, License, Vehicle, Device, Ip, Biometric, Accession,
        Born.ToString("MM/dd/yyyy", System.Globalization.CultureInfo.InvariantCulture), Born.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture),
    ];

    /// <summary>A note with every identifier, some of them twice and in running text.</summary>
    public string Note => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        Patient: {First} {Last}   DOB: {Born:MM/dd/yyyy}
        MRN: {Mrn}   SSN: {Ssn}
        Address: {Mrn[..3]} {Street} Street, {City}, OH 44{Mrn[..3]}
        Phone: {Phone}   Fax: {Fax}   Email: {User}@example.org
        Employer: {Employer} Foundry
        Member ID: {Plan}   Account number: {Account}
        Driver's license: {License}   VIN: {Vehicle}   Device serial no. {Device}
        Portal: https://portal.example.org/{Slug}   IP address: {Ip}
        Fingerprint ID: {Biometric}   Photo: {Photo}.jpg   Accession: {Accession}

        ASSESSMENT AND PLAN
        1. Type 2 diabetes mellitus. Ms. {Last} takes metformin 500 mg twice daily. Seen {Born:MM/dd/yyyy}.
        2. Essential hypertension, BP 138/82. {First} {Last} was told to call {Phone} with questions.
        EKG done in the office today, normal. Strength 5/5.
        """).ReplaceLineEndings("\n");

    private string Word(int letters) => (char)('A' + random.Next(26)) + "q" + Letters(letters);

    private string Letters(int count) => new([.. Enumerable.Range(0, count).Select(n => n % 3 == 2 ? "aeiou"[random.Next(5)] : "bcdfghjklmnpqrstvwxz"[random.Next(20)])]);

    private string Digits(int count) => new([.. Enumerable.Range(0, count).Select(n => (char)('0' + random.Next(n == 0 ? 1 : 0, 10)))]);

    private string Vin()
    {
        const string letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
        int[] weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
        var vin = Enumerable.Range(0, 17).Select(_ => letters[random.Next(letters.Length)]).ToArray();
        static int Value(char c) => char.IsDigit(c) ? c - '0' : "ABCDEFGH".Contains(c, StringComparison.Ordinal) ? c - 'A' + 1 : c <= 'N' ? c - 'J' + 1 : c == 'P' ? 7 : c == 'R' ? 9 : c - 'S' + 2;
        var rest = Enumerable.Range(0, 17).Sum(i => weights[i] * Value(vin[i])) % 11;
        vin[8] = rest == 10 ? 'X' : (char)('0' + rest);
        return new string(vin);
    }
}
