using System.Text.RegularExpressions;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.MsDrg;

/// <summary>A table of the MS-DRG definitions; version 41 is of fiscal year 2024, 41.1 from its April.</summary>
public abstract partial class MsDrgReader : TableReader
{
    public override string Book => "msdrg";

    public override Edition? EditionNamed(string name)
    {
        foreach (var piece in name.Split('/').Reverse())
            if (piece.Length < 256 && Version().Match(piece) is { Success: true } match)
            {
                var year = 1983 + int.Parse(match.Groups["v"].Value, null);
                var named = EditionNames.Fiscal(Book, match.Groups["half"].Success ? $"{year}-04" : $"{year}");
                return named is null ? null : named with { Official = EditionNames.IsOfficial(name) };
            }
        return EditionNames.Fiscal(Book, name);
    }

    // a diagnosis or procedure without its dot
    private protected override string? Key(string[] cells) =>
        cells[0].Length > 0 ? cells[0].Replace(".", "", StringComparison.Ordinal) : null;

    private protected static bool IsCode(string cell) =>
        cell.Length is >= 3 and <= 8 && !cell.Replace(".", "", StringComparison.Ordinal).AsSpan().ContainsAnyExcept(SeenCodes.Characters);

    [GeneratedRegex(@"(?<![a-z0-9])v(?<v>\d\d)(?<half>\.1)?(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Version();
}

/// <summary>The groups with their titles.</summary>
public sealed class DrgReader : MsDrgReader
{
    public override string Table => "drg";

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["drg", "mdc", "drg_abb", "drg_description"]];

    private protected override string? Fault(string[] cells) =>
        cells[0].Length == 3 && cells[0].All(char.IsAsciiDigit) ? null : "a group of three digits";
}

/// <summary>The diagnoses that are complications or comorbidities (CC), or major ones (MCC).</summary>
public abstract class SeverityReader(string kind) : MsDrgReader
{
    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["icd_code", "icd_description", "dx_type"]];

    // both lists have the same columns: the first row tells which it is
    public override bool Recognises(FileHead head) =>
        base.Recognises(head) && HeadText.Lines(head) is [_, var first, ..] && first.EndsWith($",{kind}", StringComparison.Ordinal);

    private protected override string? Fault(string[] cells) => IsCode(cells[0]) && cells[2] == kind ? null : $"a diagnosis and {kind}";
}

/// <summary>Complications or comorbidities.</summary>
public sealed class CcReader() : SeverityReader("CC")
{
    public override string Table => "cc";
}

/// <summary>Major complications or comorbidities.</summary>
public sealed class MccReader() : SeverityReader("MCC")
{
    public override string Table => "mcc";
}

/// <summary>The code edits of the Medicare Code Editor: conflicts of age and sex, and others.</summary>
public sealed class CodeEditReader : MsDrgReader
{
    public override string Table => "code_edits";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["icd_code", "icd_description", "icd_conflict_group", "icd_conflict_rule"]];

    private protected override string? Fault(string[] cells) =>
        IsCode(cells[0]) && cells[2].Length > 0 ? null : "a code and a group of conflicts";
}
