namespace CodingAhead.Catalogue.Codes;

/// <summary>One code of one system. <see cref="Value"/> is upper case, without dot; <see cref="Text"/> is how it is printed.</summary>
public readonly record struct Code(CodeSystem System, string Value) : IComparable<Code>
{
    /// <summary>The code as printed, with its dot.</summary>
    public string Text => System switch
    {
        CodeSystem.Icd10Cm when Value.Length > 3 => string.Concat(Value.AsSpan(0, 3), ".", Value.AsSpan(3)),
        CodeSystem.Icd9Cm when Value.StartsWith('E') && Value.Length > 4 => string.Concat(Value.AsSpan(0, 4), ".", Value.AsSpan(4)),
        CodeSystem.Icd9Cm when !Value.StartsWith('E') && Value.Length > 3 => string.Concat(Value.AsSpan(0, 3), ".", Value.AsSpan(3)),
        CodeSystem.Icd9Pcs when Value.Length > 2 => string.Concat(Value.AsSpan(0, 2), ".", Value.AsSpan(2)),
        _ => Value,
    };

    /// <summary>The address of the code's page.</summary>
    public string Path => $"/{System.Slug()}/codes/{Text}";

    public int CompareTo(Code other) =>
        System != other.System ? System.CompareTo(other.System) : string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Text;

    /// <summary>Whether it is a CPT or HCPCS code: what a claim line bills.</summary>
    public bool IsProcedure => System is CodeSystem.Cpt or CodeSystem.Hcpcs;

    /// <summary>The CPT or HCPCS code that a text is by its shape; null when it is none.</summary>
    public static Code? Procedure(string? text)
    {
        foreach (var code in Read(text))
            if (code.IsProcedure)
                return code;
        return null;
    }

    /// <summary>
    /// Every code that a text can be by its shape, in the order of <see cref="CodeSystems.All"/>. Case, outer space and a missing dot
    /// do not matter; a dot, when there is one, must stand where the system puts it. Some texts are codes of several systems
    /// (J1100 and J11.00); empty when the text has no code's shape. Whether the code exists is the catalogue's to say.
    /// </summary>
    public static IReadOnlyList<Code> Read(string? text, CodeSystem? only = null)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is < 2 or > 8)
            return [];
        Span<char> plain = stackalloc char[8];
        var length = 0;
        var dot = -1;
        foreach (var c in trimmed)
        {
            if (c == '.')
            {
                if (dot >= 0)
                    return [];
                dot = length;
            }
            else if (char.IsAsciiLetterOrDigit(c))
                plain[length++] = char.ToUpperInvariant(c);
            else
                return [];
        }

        var found = new List<Code>(2);
        var value = plain[..length];
        foreach (var system in CodeSystems.All)
            if ((only is null || only == system) && CodeShape.Fits(system, value, dot))
                found.Add(new Code(system, value.ToString()));
        return found;
    }
}
