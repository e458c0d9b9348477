using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Ncci;

/// <summary>A table of the National Correct Coding Initiative.</summary>
public abstract class NcciTableReader : TableReader
{
    public override string Book => "ncci";

    public override Edition? EditionNamed(string name) => NcciEditions.Named(name);
}

/// <summary>The most units of a code that are likely to be right on one day, with the kind of edit and its reason.</summary>
public abstract class MueReader(string service) : NcciTableReader
{
    private protected override int Preamble => 1;

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["HCPCS/ CPT Code", $"{service} Services MUE Values", "MUE Adjudication Indicator", "MUE Rationale"]];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        !ProcedureCodes.IsProcedure(cells[0]) ? "a code of five characters"
        : !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? "a number of units"
        : cells[2] is not [>= '1' and <= '3', ' ', ..] ? "an adjudication indicator that begins with 1, 2 or 3"
        : cells[3].Length == 0 ? "a rationale"
        : null;
}

/// <summary>For practitioners.</summary>
public sealed class PractitionerMueReader() : MueReader("Practitioner")
{
    public override string Table => "mue_practitioner";
}

/// <summary>For outpatient departments of hospitals.</summary>
public sealed class OutpatientMueReader() : MueReader("Outpatient Hospital")
{
    public override string Table => "mue_outpatient";
}

/// <summary>For suppliers of durable equipment.</summary>
public sealed class DmeMueReader() : MueReader("DME Supplier")
{
    public override string Table => "mue_dme";
}

/// <summary>The primary codes of each add-on code; CCCCC where contractors say which. By the add-on code.</summary>
public sealed class AddOnReader : NcciTableReader
{
    public override string Table => "add_on";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["primary_code", "add_on_code", "aoc_edit_type"]];

    // a list of add-on codes stands for the rest of its year, until the next change
    public override Edition? EditionNamed(string name) =>
        base.EditionNamed(name) is { } edition ? edition with { To = new DateOnly(edition.From.Year, 12, 31) } : null;

    private protected override string? Key(string[] cells) => cells[1].Length > 0 ? cells[1] : null;

    private protected override string? Fault(string[] cells) =>
        (ProcedureCodes.IsProcedure(cells[0]) || cells[0] == "CCCCC") && ProcedureCodes.IsProcedure(cells[1]) && cells[2] is "1" or "2" or "3" ? null
        : "a primary code or CCCCC, an add-on code, and type 1, 2 or 3";
}
