using System.Globalization;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>How many notes held a phrase, and in how many of them each code was chosen.</summary>
internal sealed class LearnedPhrase
{
    public int Notes { get; set; }

    public SortedDictionary<string, int> Codes { get; } = new(StringComparer.Ordinal);
}

/// <summary>
/// Counts of clinical phrases and the codes that the user's own coders chose for notes with them: the words of mentions, any words of a
/// note, the codes that detection proposed and their categories, the kinds of its matches, and how often a code was named. Holds no phrase
/// of fewer than two notes.
/// </summary>
public sealed class LearnedPhrases
{
    /// <summary>A phrase is kept when this many notes hold it.</summary>
    public const int FewestNotes = 2;

    internal Dictionary<string, LearnedPhrase> Mentions { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LearnedPhrase> Words { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, LearnedPhrase> Proposed { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a proposal of a kind of match was taken: the last resort, where neither its words nor its code were seen.</summary>
    internal Dictionary<string, LearnedPhrase> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a proposal of a category was taken.</summary>
    internal Dictionary<string, LearnedPhrase> Categories { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a proposal was taken that the note names once, twice or more.</summary>
    internal Dictionary<string, LearnedPhrase> Times { get; } = new(StringComparer.Ordinal);

    /// <summary>The coded notes that were read.</summary>
    public int Notes { get; internal set; }

    /// <summary>The phrases that are kept.</summary>
    public int Phrases => Mentions.Count + Words.Count;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A line is not of that shape.</exception>
    public static LearnedPhrases Read(TextReader from)
    {
        ArgumentNullException.ThrowIfNull(from);
        var learned = new LearnedPhrases();
        for (var number = 1; from.ReadLine() is { } line; number++)
        {
            var cells = line.Split('\t');
            if (cells.Length != 4 || !int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var notes))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number}: expected a table, a phrase, a number of notes and codes"));
            if (cells[0] == "notes")
            {
                learned.Notes = notes;
                continue;
            }
            var phrase = new LearnedPhrase { Notes = notes };
            foreach (var pair in cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (pair.Split('=') is [var code, var count] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times))
                    phrase.Codes[code] = times;
            learned.Table(cells[0])[cells[1]] = phrase;
        }
        return learned;
    }

    /// <summary>Writes the counts as lines of four cells, parted by tabs: table, phrase, notes, <c>code=times</c>.</summary>
    public void Write(TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(to);
        to.Write(string.Create(CultureInfo.InvariantCulture, $"notes\t\t{Notes}\t\n"));
        foreach (var table in (string[])["mention", "words", "proposed", "kind", "category", "times"])
            foreach (var (phrase, counts) in Table(table).OrderBy(p => p.Key, StringComparer.Ordinal))
                to.Write(string.Create(CultureInfo.InvariantCulture, $"{table}\t{phrase}\t{counts.Notes}\t{string.Join(' ', counts.Codes.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}={c.Value}")))}\n"));
    }

    private Dictionary<string, LearnedPhrase> Table(string name) => name switch
    {
        "mention" => Mentions,
        "words" => Words,
        "proposed" => Proposed,
        "kind" => Kinds,
        "category" => Categories,
        "times" => Times,
        _ => throw new FormatException($"unknown table {name}"),
    };
}
