using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Claims;

/// <summary>A claim together with the books as they hold on the days of its lines.</summary>
public sealed class ClaimContext
{
    internal ClaimContext(Claim claim, Shelf shelf)
    {
        Claim = claim;
        Shelf = shelf;
        Lines = [.. claim.Lines.Select(l => l with { Code = l.Code.Trim().ToUpperInvariant(), Modifiers = [.. l.Modifiers.Select(m => m.Trim().ToUpperInvariant())], Date = l.Date ?? claim.From })];
        Diagnoses = [.. claim.Diagnoses.Select((d, i) => new ReadDiagnosis(i + 1, d, Code.Read(d.Code, CodeSystem.Icd10Cm) is [var code, ..] ? code : null))];
        Day = Lines.Select(l => l.Date).Max() ?? claim.To ?? claim.From;
    }

    public Claim Claim { get; }

    public Shelf Shelf { get; }

    /// <summary>The lines with codes and modifiers in capitals and the statement's day where a line has none.</summary>
    public IReadOnlyList<ClaimLine> Lines { get; }

    public IReadOnlyList<ReadDiagnosis> Diagnoses { get; }

    /// <summary>The day by which diagnoses are judged: the last day of service, or of the statement.</summary>
    public DateOnly? Day { get; }

    public ClaimSetting Setting => Claim.Setting;

    /// <summary>Medicare's rules bind its own claims; for another payer they are a warning.</summary>
    public bool Medicare => Claim.Payer is null || Claim.Payer.Contains("medicare", StringComparison.OrdinalIgnoreCase);

    public ICatalogue? Books => Shelf.Imported;

    /// <summary>Whether an edition of a table holds on a day.</summary>
    public bool Holds(string table, DateOnly day) => Books is { } books && ClaimFacts.Of(books).Holds(table, day);

    /// <summary>Whether an edition that lists a system holds on a day.</summary>
    public bool Lists(CodeSystem system, DateOnly day) => Books is { } books && ClaimFacts.Of(books).Lists(system, day);

    /// <summary>The rows of a table under a key that hold on a day.</summary>
    public IEnumerable<Sourced<RowEntry>> Rows(string book, string table, string key, DateOnly day) =>
        Books is { } books ? ClaimFacts.Of(books).Rows(book, table, key).Where(r => r.Edition.Covers(day)) : [];

    /// <summary>The rows of a table under a key in all editions, newest first.</summary>
    public IReadOnlyList<Sourced<RowEntry>> AllRows(string book, string table, string key) => Books is { } books ? ClaimFacts.Of(books).Rows(book, table, key) : [];

    /// <summary>A code in every imported edition that lists it, newest first.</summary>
    public IReadOnlyList<Sourced<CodeEntry>> Entries(Code code) => Books is { } books ? ClaimFacts.Of(books).Entries(code) : [];

    /// <summary>A cell by the publisher's column name.</summary>
    public string Cell(Sourced<RowEntry> row, string column) =>
        Books is { } books && ClaimFacts.Of(books).Column(row.Source, column) is >= 0 and var i && i < row.Entry.Cells.Length ? row.Entry.Cells[i].Trim() : "";

    /// <summary>The nearest edition of a table, for saying what is loaded instead.</summary>
    public string Nearest(string table, DateOnly day) =>
        Books?.Parts.Where(p => p.Table == table).Select(p => p.Edition).MinBy(e => Math.Abs(e.From.DayNumber - day.DayNumber)) is { } e
            ? $"the nearest loaded is {e.Name} ({e.From:yyyy-MM-dd} to {e.To:yyyy-MM-dd})" : "none is loaded";

    /// <summary>Whether two lines are of the same provider; a missing one is the same.</summary>
    public static bool SameProvider(ClaimLine a, ClaimLine b) => a.Provider is null || b.Provider is null || a.Provider == b.Provider;

    /// <summary>A finding of a Medicare rule: for another payer a failure only warns.</summary>
    public Finding Found(string edit, string status, IReadOnlyList<int> lines, IReadOnlyList<string> codes, string message, string? help = null, Source? source = null) =>
        new(edit, !Medicare && status == "fail" ? "warn" : status, lines, codes,
            !Medicare && status == "fail" ? $"{message} This is Medicare's rule; ask whether {Claim.Payer} follows it." : message, help, "Medicare", source);
}

/// <summary>A diagnosis of the claim, its place from 1, and the code it is by its shape.</summary>
public sealed record ReadDiagnosis(int Place, ClaimDiagnosis Given, Code? Code);
