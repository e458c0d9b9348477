using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>The NCCI edits that name a code: pairs in both directions, unlikely units, add-on relations. The answer of <c>edits</c>.</summary>
/// <param name="AsOf">The day for which they hold; null: the newest loaded quarter.</param>
public sealed record CodeEditList(
    string Code, string System, DateOnly? AsOf, PairTable? Practitioner, PairTable? Hospital, IReadOnlyList<Mue> Mue, IReadOnlyList<AddOnRelation> AddOn,
    IReadOnlyList<MissingBook> NotLoaded);

/// <summary>The pairs of one table of edits that are in force, with the code in column 1 and in column 2.</summary>
/// <param name="Edition">The quarter.</param>
/// <param name="Ended">How many rows that name the code are no longer, or were never, in force.</param>
public sealed record PairTable(EditionState Edition, IReadOnlyList<PairEdit> Column1, IReadOnlyList<PairEdit> Column2, int Ended);

/// <summary>A pair: the other code, whether a modifier may bypass it, its days and reason.</summary>
/// <param name="Indicator">0: never together, 1: with an NCCI-associated modifier when the documentation supports it, 9: no edit.</param>
public sealed record PairEdit(string Code, string Title, int Indicator, string Meaning, DateOnly Effective, DateOnly? Deletion, string Rationale, Source Source);

/// <summary>A code that the add-on table puts together with this one.</summary>
/// <param name="Role"><c>primary</c>: this code is the add-on and the other its primary; <c>add_on</c>: the other is an add-on to this code.</param>
public sealed record AddOnRelation(string Role, string Code, string Title, string Type, string Meaning, Source Source);

/// <summary>Reads the edits of a code from the tables in force.</summary>
public static class CodeEdits
{
    /// <summary>What primary codes that a contractor defines are written as in the add-on table.</summary>
    public const string ContractorDefined = "CCCCC";

    private static readonly ConditionalWeakTable<ICatalogue, ILookup<string, Sourced<RowEntry>>> ByPrimary = [];
    private static readonly ConditionalWeakTable<Shelf, FrozenDictionary<string, string>> Titles = [];

    /// <summary>All edits of one CPT or HCPCS code.</summary>
    /// <param name="on">The date of service; null for the newest quarter.</param>
    /// <param name="today">The day by which an edition counts as expired.</param>
    public static CodeEditList Of(Shelf shelf, Code code, DateOnly? on, DateOnly today)
    {
        var missing = new List<MissingBook>();
        var (practitioner, hospital) = (Pairs(shelf, code, "ptp_practitioner", on, today, missing), Pairs(shelf, code, "ptp_hospital", on, today, missing));
        var mue = shelf.Imported is { } catalogue && catalogue.Parts.Any(p => p.Table.StartsWith("mue_", StringComparison.Ordinal) && (on is null || p.Edition.Covers(on.Value)))
            ? Mues.Imported(catalogue, code, on) : [];
        if (shelf.Imported?.Parts.Any(p => p.Table.StartsWith("mue_", StringComparison.Ordinal)) is not true)
            missing.Add(new MissingBook("mue", "ncci", "Import the medically unlikely edits."));
        return new CodeEditList(code.Text, code.System.Slug(), on, practitioner, hospital, mue, AddOns(shelf, code, on, missing), missing);
    }

    /// <summary>The table of a setting that holds on a day; null when none does.</summary>
    public static IPtpTable? Table(Shelf shelf, string name, DateOnly? on)
    {
        foreach (var table in shelf.Imported?.PtpTables ?? [])
            if (table.Table == name && (on is null || table.Edition.Covers(on.Value)))
                return table;
        return null;
    }

    /// <summary>The edits in force of one table with a code in column 1 and another in column 2; <see cref="PairEdit.Code"/> is the one in column 1.</summary>
    public static IReadOnlyList<PairEdit> Between(Shelf shelf, IPtpTable table, Code column1, Code column2, DateOnly? on, DateOnly today)
    {
        if (PtpCode.Of(column1.Value) is not { } first || PtpCode.Of(column2.Value) is not { } second)
            return [];
        var (day, found) = (Day(table, on, today), new List<PairEdit>());
        foreach (var edit in table.Find(first, second))
            if (Holds(edit, day))
                found.Add(Shown(shelf, table, edit, edit.Column1));
        return found;
    }

    /// <summary>How many pairs in force name the code on each side, without reading them all out; null when no table holds.</summary>
    internal static EditSides? Count(Shelf shelf, Code code, string name, DateOnly? on, DateOnly today)
    {
        if (Table(shelf, name, on) is not { } table || PtpCode.Of(code.Value) is not { } packed)
            return null;
        var (day, first) = (Day(table, on, today), table.Column1(packed));
        var (one, two) = (0, 0);
        for (var i = 0; i < first.Count; i++)
            one += Holds(first[i], day) ? 1 : 0;
        foreach (var edit in table.Column2(packed))
            two += Holds(edit, day) ? 1 : 0;
        return new EditSides(one, two, new Source(table.Edition.Book, table.Edition.Name, table.Edition.From, FileOf(shelf, table), 0));
    }

    /// <summary>Whether a pair in force, in either table, names the code and lets a modifier bypass it; null when no table holds.</summary>
    internal static bool? Bypassable(Shelf shelf, Code code, DateOnly? on, DateOnly today)
    {
        bool? known = null;
        foreach (var name in (ReadOnlySpan<string>)["ptp_practitioner", "ptp_hospital"])
            if (Table(shelf, name, on) is { } table && PtpCode.Of(code.Value) is { } packed)
            {
                known ??= false;
                var (day, first) = (Day(table, on, today), table.Column1(packed));
                for (var i = 0; i < first.Count; i++)
                    if (first[i].Indicator == 1 && Holds(first[i], day))
                        return true;
                foreach (var edit in table.Column2(packed))
                    if (edit.Indicator == 1 && Holds(edit, day))
                        return true;
            }
        return known;
    }

    private static PairTable? Pairs(Shelf shelf, Code code, string name, DateOnly? on, DateOnly today, List<MissingBook> missing)
    {
        if (Table(shelf, name, on) is not { } table)
        {
            var nearest = shelf.Imported?.PtpTables.FirstOrDefault(t => t.Table == name)?.Edition;
            missing.Add(new MissingBook(name, "ncci", nearest is null ? "Import the NCCI procedure-to-procedure edits."
                : $"No loaded quarter holds on {on:yyyy-MM-dd}; the nearest is {nearest.Name}, from {nearest.From:yyyy-MM-dd} to {nearest.To:yyyy-MM-dd}."));
            return null;
        }
        if (PtpCode.Of(code.Value) is not { } packed)
            return new PairTable(Releases.State(table.Edition, today), [], [], 0);
        var day = Day(table, on, today);
        var ended = 0;
        var (first, second) = (new List<PairEdit>(), new List<PairEdit>());
        foreach (var edit in table.Column1(packed))
            if (Holds(edit, day))
                first.Add(Shown(shelf, table, edit, edit.Column2));
            else
                ended++;
        foreach (var edit in table.Column2(packed))
            if (Holds(edit, day))
                second.Add(Shown(shelf, table, edit, edit.Column1));
            else
                ended++;
        return new PairTable(Releases.State(table.Edition, today), first, second, ended);
    }

    // without a date, what held on the last day of the quarter, or holds today
    private static DateOnly Day(IPtpTable table, DateOnly? on, DateOnly today) => on ?? (today < table.Edition.To ? today : table.Edition.To);

    private static bool Holds(PtpEdit edit, DateOnly day) => edit.Indicator != 9 && edit.InForce(day);

    private static PairEdit Shown(Shelf shelf, IPtpTable table, PtpEdit edit, PtpCode other)
    {
        var text = other.ToString();
        return new PairEdit(text, TitleOf(shelf, text), edit.Indicator, edit.Indicator == 0
                ? "never paid together; no modifier changes that" : "paid together only with an NCCI-associated modifier that the documentation supports",
            Calendar(edit.Effective)!.Value, Calendar(edit.Deletion), table.Rationale(edit), table.SourceOf(edit));
    }

    private static DateOnly? Calendar(int day) => day == 0 ? null : new DateOnly(day / 10_000, day / 100 % 100, day % 100);

    internal static IReadOnlyList<AddOnRelation> AddOns(Shelf shelf, Code code, DateOnly? on, List<MissingBook> missing)
    {
        if (shelf.Imported is not { } catalogue || catalogue.Editions.FirstOrDefault(e => e.Book == "ncci" && (on is null || e.Covers(on.Value))
            && catalogue.Parts.Any(p => p.Table == "add_on" && p.Edition == e)) is not { } edition)
        {
            missing.Add(new MissingBook("add_on", "ncci", "Import the add-on code edits of that time."));
            return [];
        }
        var found = new List<AddOnRelation>();
        foreach (var row in catalogue.Rows("ncci", "add_on", code.Value))
            if (row.Edition == edition)
                found.Add(Relation(shelf, "primary", row.Entry.Cells[0], row));
        foreach (var row in ByPrimary.GetValue(catalogue, Primaries)[code.Value])
            if (row.Edition == edition)
                found.Add(Relation(shelf, "add_on", row.Entry.Cells[1], row));
        return found;
    }

    // the table stands by add-on code; a page asks for the other side too
    private static ILookup<string, Sourced<RowEntry>> Primaries(ICatalogue catalogue) => catalogue.Parts.Where(p => p.Table == "add_on").Select(p => p.Edition).Distinct()
        .SelectMany(e => catalogue.Rows(e, "add_on")).ToLookup(r => r.Entry.Cells[0], StringComparer.Ordinal);

    private static AddOnRelation Relation(Shelf shelf, string role, string other, Sourced<RowEntry> row) => new(
        role, other, other == ContractorDefined ? "the contractor says which" : TitleOf(shelf, other), row.Entry.Cells[2], row.Entry.Cells[2] switch
        {
            "1" => "type 1: paid only with one of the listed primary codes",
            "2" => "type 2: no primary codes are listed; contractors say which",
            _ => "type 3: some primary codes are listed; contractors may accept others",
        }, row.Source);

    private static string TitleOf(Shelf shelf, string code) => Titles.GetValue(shelf, ProcedureTitles).GetValueOrDefault(code, "");

    // a visit code stands in ten thousand edits: the titles of all procedures are read once, the newest edition's before older ones
    private static FrozenDictionary<string, string> ProcedureTitles(Shelf shelf)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var edition in shelf.Starter.Editions)
            foreach (var guide in shelf.Starter.Rows(edition, "guides"))
                titles[guide.Entry.Key] = guide.Entry.Cells[2];
        foreach (var catalogue in shelf.Catalogues.Reverse())
            foreach (var edition in catalogue.Editions.OrderBy(e => e.From))
                foreach (var system in (ReadOnlySpan<CodeSystem>)[CodeSystem.Cpt, CodeSystem.Hcpcs])
                    if (catalogue.Parts.Any(p => p.Edition == edition && p.Systems.Contains(system)))
                        foreach (var found in catalogue.All(system, edition))
                            if (found.Entry.Title.Length > 0)
                                titles[found.Entry.Code.Text] = found.Entry.Title;
        return titles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string FileOf(Shelf shelf, IPtpTable table) =>
        shelf.Imported!.Parts.First(p => p.Table == table.Table && p.Edition == table.Edition).File;
}
