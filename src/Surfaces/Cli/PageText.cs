using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Cli;

/// <summary>A code page as plain text for the terminal: every fact followed by its source's number, the sources at the end.</summary>
internal static class PageText
{
    public static void Write(TextWriter output, CodePage page)
    {
        var sources = new List<Source>();
        string Mark(Source? source)
        {
            if (source is null)
                return "";
            var at = sources.IndexOf(source);
            if (at < 0)
            {
                sources.Add(source);
                at = sources.Count - 1;
            }
            return $" [{at + 1}]";
        }

        output.WriteLine($"{page.Code}  {page.Title?.Best ?? page.PlainLanguage?.Name ?? ""}{Mark(page.Source)}");
        output.WriteLine($"  {page.System} · {Words(page.Status)}{(page.Starter ? " · starter edition" : "")} · {string.Join(" · ", page.Flags.Select(f => f.Label))}");
        if (page.Notice is { } notice)
            output.WriteLine($"  {notice}");
        if (page.Why is not null)
            output.WriteLine($"  {page.Why}");
        if (page.Edition is { Expired: true } edition)
            output.WriteLine($"  The edition {edition.Edition} expired on {edition.To:yyyy-MM-dd}.");
        Section(output, "Above", page.Hierarchy.Select(h => $"{h.Code}  {h.Title}"));
        Section(output, "Below", page.Children.Take(30).Select(c => $"{c.Code}  {c.Title}"));
        Section(output, page.Status == CodeStatus.Deleted ? "Used instead" : "Near", page.Instead.Select(c => $"{c.Code}  {c.Title}"));
        if (page.PlainLanguage is { } plain)
        {
            output.WriteLine($"Plain language (ours): {plain.Name}{Mark(plain.Source)}");
            output.WriteLine($"  {plain.Text}");
            Section(output, "Indications", plain.Indications.Select(Titled));
            Section(output, "Procedure", plain.Steps.Select(Titled));
            if (plain.After is { Length: > 0 } after)
                Section(output, "Post-procedure", [after]);
            Section(output, "Document", plain.Document);
            Section(output, "Mistakes", plain.Mistakes);
        }
        Section(output, "Facts", page.Indicators.Select(i => $"{i.Label}{(i.Modifiers.Count > 0 ? $" ({string.Join(", ", i.Modifiers)})" : "")}: {i.Value}{(i.Meaning.Length > 0 ? $" – {i.Meaning}" : "")}{Mark(i.Source)}"));
        Section(output, "MUE", page.Mue.Select(m => $"{m.Service}: {m.Units} (MAI {m.Mai}; {m.Rationale}){Mark(m.Source)}"));
        Section(output, "Modifiers", page.Modifiers.Select(m => $"{m.Code}  {m.Title}{(m.Ended is { } ended ? $" (ended {ended:yyyy-MM-dd})" : "")}: {m.Why}{Mark(m.Source)}"));
        Section(output, "Notes", page.Notes.Where(n => n.Kind != "inclusion").Select(n => $"{n.Kind} ({n.InheritedFrom}): {n.Text}{Mark(n.Source)}"));
        Section(output, "Also called", page.Notes.Where(n => n.Kind == "inclusion").Select(n => $"{n.Text}{Mark(n.Source)}"));
        Section(output, "Axes", page.Axes.Select(a => $"{a.Position} {a.Name}: {a.Value} – {a.Meaning}"));
        foreach (var crosswalk in page.Crosswalks)
            Section(output, crosswalk.Title, crosswalk.Items.Count == 0 ? [crosswalk.WhyEmpty ?? "none"] : crosswalk.Items.Select(i => $"{i.Code}  {i.Title} ({string.Join(", ", i.Flags)}){Mark(i.Source)}"));
        Section(output, "Guidelines", page.Guidelines.Select(g => $"{g.Section} {g.Title}{Mark(g.Source)}"));
        Section(output, "History", page.History.Select(h => $"{h.Date:yyyy-MM-dd} {h.Action} {h.Notes}{Mark(h.Source)}"));
        Section(output, "Not loaded", page.NotLoaded.Select(n => $"{n.Section}: {n.HowTo}"));
        for (var i = 0; i < sources.Count; i++)
            output.WriteLine($"  [{i + 1}] {sources[i].Book} {sources[i].Edition} · {sources[i].File}{(sources[i].Line > 0 ? $":{sources[i].Line}" : "")}");
        output.WriteLine();
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            if (!any)
                output.WriteLine(title);
            any = true;
            output.WriteLine($"  {line}");
        }
    }

    private static string Titled(TitledText text) => text.Title.Length > 0 ? $"{text.Title}. {text.Text}" : text.Text;

    private static string Words(CodeStatus status) => status switch
    {
        CodeStatus.NotBillable => "not billable",
        CodeStatus.NotLoaded => "not loaded",
        _ => status.ToString().ToLowerInvariant(),
    };
}
