using System.CommandLine;
using System.Text.Json;
using CodingAhead.Engines.Case2Code;
using CodingAhead.Engines.DetectIcd10Cm;
using CodingAhead.Engines.RedactPhi;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>learn FILE…</c>: teaches <c>detect</c> from the user's own coded notes. Only counts of clinical phrases are kept.</summary>
internal static class LearnVerb
{
    public static Command Make()
    {
        var files = new Argument<string[]>("files") { Arity = ArgumentArity.ZeroOrMore, Description = "JSON Lines of {\"id\",\"text\",\"codes\":[…]}." };
        var forget = new Option<bool>("--forget") { Description = "Forget everything that was learned before." };
        var json = Words.Json();
        var verb = new Command("learn", "Teach detect from your own coded notes.") { files, forget, json };
        verb.SetAction(parsed =>
        {
            var paths = parsed.GetValue(files) ?? [];
            if (paths.Length == 0 && !parsed.GetValue(forget))
                throw new UsageException("learn: expected a file of coded notes, or --forget");
            // all is read before anything is forgotten
            var notes = paths.SelectMany(Rows).ToList();
            var learned = parsed.GetValue(forget) ? new LearnedPhrases() : LearnedFile.Read() ?? new LearnedPhrases();
            var library = Settings.OpenLibrary();
            var report = notes.Count == 0 ? new LearningReport(0, learned.Phrases, 0, 0, 0) : new Learning(library.Current, RedactionKeys.Redactor(library)).Learn(notes, learned);
            LearnedFile.Write(learned);
            if (parsed.GetValue(json))
                Json.Print(report, SurfaceJson.Default.LearningReport);
            else
                Console.Out.WriteLine($"{report.Notes} notes read, {report.Phrases} phrases known; {report.Mapped} codes mapped to this edition, {report.Unknown} unknown; {report.Withheld} phrases withheld for an identifier in them");
            return ExitCode.Done;
        });
        return verb;
    }

    private static List<CodedNote> Rows(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"{path}: no such file");
        var notes = new List<CodedNote>();
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            LearnRow? row;
            try
            {
                row = JsonSerializer.Deserialize(text, RowJson.Default.LearnRow);
            }
            catch (JsonException)
            {
                row = null; // its message may quote the note
            }
            if (row is not { Text: { } note, Codes: { } codes } || codes.Contains(null!))
                throw new UsageException($"{path}, line {line}: expected an object with 'text' and 'codes'");
            notes.Add(new CodedNote(note, codes));
        }
        return notes;
    }
}

/// <summary>A row of <c>learn</c>.</summary>
internal sealed record LearnRow(string? Id, string? Text, IReadOnlyList<string>? Codes);

/// <summary>Where the home keeps what was learned.</summary>
internal static class LearnedFile
{
    private static string Place => Path.Combine(Settings.Home, "learned.tsv");

    /// <summary>What was learned; null when nothing was.</summary>
    public static LearnedPhrases? Read()
    {
        if (!File.Exists(Place))
            return null;
        try
        {
            using var reader = new StreamReader(Place);
            return LearnedPhrases.Read(reader);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{Place}, {e.Message}; learn --forget begins anew");
        }
    }

    /// <summary>Replaces the file as a whole; nothing learned leaves no file.</summary>
    public static void Write(LearnedPhrases learned)
    {
        if (learned.Notes == 0)
        {
            File.Delete(Place);
            return;
        }
        Directory.CreateDirectory(Settings.Home);
        using (var writer = new StreamWriter(Place + ".new"))
            learned.Write(writer);
        File.Move(Place + ".new", Place, overwrite: true);
    }
}
