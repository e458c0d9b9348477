using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.FeeSchedule;

/// <summary>A table of the fee schedule that is kept row by row.</summary>
public abstract class FeeTableReader : TableReader
{
    public override string Book => "mpfs";

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    /// <summary>
    /// Contractor and locality as <c>10112-00</c>, with the zeros that a spreadsheet takes away; null when they are none.
    /// </summary>
    private protected static string? Place(string contractor, string locality) =>
        contractor.Length is >= 4 and <= 5 && locality.Length is 1 or 2 && contractor.All(char.IsAsciiDigit)
            && locality.All(char.IsAsciiDigit)
            ? $"{contractor.PadLeft(5, '0')}-{locality.PadLeft(2, '0')}"
            : null;

    private protected static bool IsNumber(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

/// <summary>The geographic practice cost indices of each locality; by contractor and locality.</summary>
public sealed class GpciReader : FeeTableReader
{
    public override string Table => "gpci";

    private protected override int Preamble => 2;

    private protected override bool Unique => true;

    private protected override IReadOnlyList<string[]> Layouts { get; } =
    [
        ["Medicare Administrative Contractor (MAC)", "State", "Locality Number", "Locality Name", "???? PW GPCI (with 1.0 Floor)",
            "???? PE GPCI", "???? MP GPCI"],
        ["Medicare Administrative Contractor (MAC)", "State", "Locality Number", "Locality Name", "???? PW GPCI", "???? PE GPCI",
            "???? MP GPCI"],
    ];

    private protected override string? Key(string[] cells) => Place(cells[0], cells[2]);

    private protected override string? Fault(string[] cells) => cells[4..7].All(IsNumber) ? null : "three indices";
}

/// <summary>The counties of each locality; by contractor and locality.</summary>
public sealed class LocalityReader : FeeTableReader
{
    public override string Table => "localities";

    private protected override int Preamble => 2;

    // the misspelling is the publisher's
    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["Medicare Adminstrative Contractor", "Locality Number", "State", "Fee Schedule Area", "Counties"]];

    private protected override string? Key(string[] cells) => Place(cells[0], cells[1]);
}

/// <summary>The conversion factors of anaesthesia; by contractor and locality.</summary>
public sealed class AnesthesiaReader : FeeTableReader
{
    public override string Table => "anesthesia";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["Contractor", "Locality", "Locality Name", "National Anes CF of ??.????"]];

    private protected override string? Key(string[] cells) => Place(cells[0], cells[1]);

    private protected override string? Fault(string[] cells) => IsNumber(cells[3]) ? null : "a conversion factor";
}

/// <summary>The base units of anaesthesia codes.</summary>
public sealed class BaseUnitsReader : FeeTableReader
{
    public override string Table => "base_units";

    private protected override char Separator => '\t';

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["CODE", "20??"]];

    private protected override bool Unique => true;

    private protected override string? Key(string[] cells) => cells[0].Length == 5 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0]) && IsNumber(cells[1]) ? null : "a code and its units";
}

/// <summary>The payments that the outpatient system caps; by code, a row for each locality.</summary>
public sealed class OppsCapReader : FeeTableReader
{
    public override string Table => "oppscap";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["HCPCS", "MOD", "PROCSTAT", "CARRIER", "LOCALITY", "FACILITY PRICE", "NON-FACILTY PRICE"]];

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected override string? Fault(string[] cells) =>
        ProcedureCodes.IsProcedure(cells[0]) && Place(cells[3], cells[4]) is not null && IsNumber(cells[5]) && IsNumber(cells[6]) ? null
            : "a code, a locality and two prices";
}
