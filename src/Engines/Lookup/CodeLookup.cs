using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.Lookup;

/// <summary>Assembles the page of a code from the books: one section a file, each fact with the row it came from.</summary>
public sealed class CodeLookup : ICodeLookup
{
    public IReadOnlyList<CodePage> Find(Shelf shelf, string text, CodeSystem? system, DateOnly? on, DateOnly today)
    {
        var pages = Code.Read(text, system).Select(code => Page(shelf, code, on, today)).ToList();
        // a text that is a code of one system is not also answered as an unknown code of another
        var known = pages.Where(p => p.Status is not (CodeStatus.Unknown or CodeStatus.NotLoaded)).ToList();
        if (known.Count > 0)
            return known;
        if (pages.Count == 0)
            return [Shapeless(text, system)];
        var unknown = pages.Where(p => p.Status == CodeStatus.Unknown || p.Edition is not null).ToList();
        return unknown.Count > 0 ? unknown : pages;
    }

    // the newest index that leads here; an older one only where no newer one does
    private static List<IndexPath> IndexPathsOf(PageContext page)
    {
        var found = page.Code.System == CodeSystem.Icd10Cm && page.Shelf.Imported is { } catalogue ? catalogue.IndexTo(page.Code) : [];
        var paths = new List<IndexPath>();
        foreach (var term in found)
            if (term.Edition == found[0].Edition && paths.Count < 60)
                paths.Add(new IndexPath(term.Entry.Path, term.Entry.Codes[0], term.Source));
        return paths;
    }

    private static EditCounts? EditsOf(PageContext page)
    {
        if (page.Code.System is not (CodeSystem.Cpt or CodeSystem.Hcpcs))
            return null;
        var (practitioner, hospital) = (CodeEdits.Count(page.Shelf, page.Code, "ptp_practitioner", page.On, page.Today), CodeEdits.Count(page.Shelf, page.Code, "ptp_hospital", page.On, page.Today));
        return practitioner is null && hospital is null ? null : new EditCounts(practitioner, hospital);
    }

    // with a date, only what is in force that day
    private static (IReadOnlyList<Payment> Payment, OppsPayment? Opps, DrugLimit? Drug) PaymentOf(PageContext page)
    {
        if (page.Code.System is not (CodeSystem.Cpt or CodeSystem.Hcpcs) || page.Shelf.Imported is not { } catalogue)
            return ([], null, null);
        var fees = Fees.Of(page.Shelf, page.Code, new FeeQuestion(Year: page.On?.Year), page.Today);
        if (page.On is not { } on)
            return (fees.Payment, fees.Opps, fees.Drug);
        bool Holds(string table, Source? source) => source is not null && catalogue.Parts.Any(p => p.Table == table && p.Edition.Name == source.Edition && p.Edition.Covers(on));
        return (catalogue.Parts.Any(p => p.Table == "pprrvu" && p.Edition.Covers(on)) ? fees.Payment : [], Holds("addendum_b", fees.Opps?.Source) ? fees.Opps : null, Holds("limits", fees.Drug?.Source) ? fees.Drug : null);
    }

    private static CodePage Shapeless(string text, CodeSystem? system) => new()
    {
        Code = text.Trim() is { Length: > 40 } longer ? longer[..40] : text.Trim(), System = system?.Slug() ?? "", Status = CodeStatus.Unknown,
        Why = $"This text has not the shape of a code{(system is { } s ? $" of {s.Title()}" : "")}.",
    };

    private static CodePage Page(Shelf shelf, Code code, DateOnly? on, DateOnly today)
    {
        var choice = EditionChoice.For(shelf, code.System, on);
        var standing = Standing.Of(shelf, choice, code, on);
        var page = new CodePage
        {
            Code = code.Text, System = code.System.Slug(), Status = standing.Status, Why = standing.Why, AsOf = on,
            Billable = standing.Status == CodeStatus.Valid, Starter = choice.Catalogue?.Starter ?? shelf.Imported is null,
            Edition = choice.Edition is { } edition ? Releases.State(edition, today) : choice.Nearest is { } nearest ? Releases.State(nearest, today) : null,
            Instead = Neighbourhood.Instead(shelf, choice, code, standing.Status),
            History = Histories.Of(shelf, choice, code), Releases = Releases.Of(shelf, code.System, today),
        };
        if (standing.Status == CodeStatus.NotLoaded)
            return page with { NotLoaded = MissingBooks.All(code.System) };
        if (standing.Entry is not { } found)
            return page;
        var (catalogue, inForce) = (standing.Catalogue!, found.Edition);
        var context = new PageContext(shelf, catalogue, inForce, code, found, on, today);
        var indicators = Indicators.Of(context);
        var modifiers = Modifiers.Of(context, indicators);
        var notes = TabularNotes.Of(context, out var notesMissing);
        var (payment, opps, drug) = PaymentOf(context);
        page = page with
        {
            Title = found.Entry.Title.Length == 0 ? null : new CodeTitle(found.Entry.Short, found.Entry.Medium, found.Entry.Long),
            Source = found.Source, Hierarchy = Neighbourhood.Hierarchy(context), Children = Neighbourhood.Children(context),
            Neighbours = Neighbourhood.Around(context), Previous = Neighbourhood.Next(context, forward: false), Next = Neighbourhood.Next(context, forward: true),
            PlainLanguage = Guides.Of(context), Indicators = indicators, Mue = Mues.Of(context), Modifiers = modifiers, Notes = notes,
            Axes = PcsAxes.Of(context), Crosswalks = Crosswalks.Of(context), Guidelines = GuidelineSections.Of(context),
            IndexPaths = IndexPathsOf(context), Edits = EditsOf(context), Payment = payment, Opps = opps, Drug = drug,
        };
        page = LicensedTitles.Add(context, page);
        return page with { Flags = Flags.Of(context, page), NotLoaded = MissingBooks.Of(context, page, notesMissing) };
    }
}

/// <summary>What the sections of a page are made from: the books, the code, the row that lists it, and the day.</summary>
internal sealed record PageContext(
    Shelf Shelf, ICatalogue Catalogue, Edition Edition, Code Code, Sourced<CodeEntry> Entry, DateOnly? On, DateOnly Today)
{
    /// <summary>The day for which the page holds.</summary>
    public DateOnly Day => On ?? Today;

    /// <summary>Rows of the starter edition, which hold the project's own writing.</summary>
    public IReadOnlyList<Sourced<RowEntry>> Own(string table, string key) => Shelf.Starter.Rows("starter", table, key);

    /// <summary>The columns of the part that a row came from.</summary>
    public IReadOnlyList<string> Columns(Source source) =>
        Shelf.Catalogues.SelectMany(c => c.Parts).FirstOrDefault(p => p.File == source.File && p.Edition.Name == source.Edition && p.Edition.Book == source.Book && p.Columns.Count > 1)?.Columns ?? [];

    public CodeLink Link(Sourced<CodeEntry> found) => new(found.Entry.Code.Text, found.Entry.Code.System.Slug(), TitleOf(found), found.Entry.Billable);

    /// <summary>A link to a code by number, with its title where some book has one.</summary>
    public CodeLink Link(Code code)
    {
        foreach (var catalogue in Shelf.Catalogues)
            if (catalogue.Entries(code) is [var first, ..])
                return Link(first);
        return new CodeLink(code.Text, code.System.Slug(), "", false);
    }

    private string TitleOf(Sourced<CodeEntry> found) =>
        found.Entry.Title is { Length: > 0 } title ? title : Own("guides", found.Entry.Code.Value) is [var guide, ..] ? guide.Entry.Cells[2] : "";
}
