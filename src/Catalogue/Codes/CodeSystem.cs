namespace CodingAhead.Catalogue.Codes;

/// <summary>A code set, or the set of modifiers.</summary>
public enum CodeSystem
{
    Icd10Cm,
    Icd10Pcs,
    Hcpcs,
    Cpt,
    Modifier,
    Icd9Cm,
    Icd9Pcs,
}

/// <summary>The names of a code system: the one in addresses and flags, and the one people read.</summary>
public static class CodeSystems
{
    private static readonly (CodeSystem System, string Slug, string Name)[] Names =
    [
        (CodeSystem.Icd10Cm, "icd10cm", "ICD-10-CM"),
        (CodeSystem.Icd10Pcs, "icd10pcs", "ICD-10-PCS"),
        (CodeSystem.Hcpcs, "hcpcs", "HCPCS Level II"),
        (CodeSystem.Cpt, "cpt", "CPT"),
        (CodeSystem.Modifier, "modifier", "Modifier"),
        (CodeSystem.Icd9Cm, "icd9cm", "ICD-9-CM"),
        (CodeSystem.Icd9Pcs, "icd9pcs", "ICD-9-CM Volume 3"),
    ];

    /// <summary>All systems, in the order in which answers list them.</summary>
    public static IReadOnlyList<CodeSystem> All { get; } = [.. Names.Select(n => n.System)];

    /// <summary>The name in addresses, flags and JSON, such as <c>icd10cm</c>.</summary>
    public static string Slug(this CodeSystem system) => Names[(int)system].Slug;

    /// <summary>The name people read, such as <c>ICD-10-CM</c>.</summary>
    public static string Title(this CodeSystem system) => Names[(int)system].Name;

    /// <summary>Reads a slug in any case, with or without hyphens; null when it names no system.</summary>
    public static CodeSystem? Parse(string? slug)
    {
        var plain = slug?.Replace("-", "", StringComparison.Ordinal).Trim();
        foreach (var (system, name, _) in Names)
            if (string.Equals(plain, name, StringComparison.OrdinalIgnoreCase))
                return system;
        return null;
    }
}
