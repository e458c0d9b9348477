using System.Globalization;
using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>
/// Names of files and folders tell as much as texts do. One is kept only when it is made of everyday words and small numbers; a word that no
/// list knows may be a person's name, and nothing around it says otherwise.
/// </summary>
public static class DocumentName
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
        { ".txt", ".text", ".note", ".log", ".asc", ".rpt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".hl7", ".xml", ".cda", ".ccda", ".docx", ".pdf", ".eml" };

    /// <summary>The extension, when it is one of a known type; else nothing.</summary>
    public static string Extension(string name) => Path.GetExtension(name) is var extension && Extensions.Contains(extension) ? extension.ToLowerInvariant() : "";

    /// <summary>Whether a name, without its extension, may identify somebody.</summary>
    public static bool Tells(string stem, PhiRedactor redactor)
    {
        var words = stem.Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');
        foreach (var part in Vocabulary.Split(words))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? part.Length > 4 || part.Length == 4 && number is < 1990 or > 2100 : Unknown(part)) return true;
        }
        var found = redactor.Redact(words);
        return found.Blocked || found.Spans.Count > 0;
    }

    private static bool Unknown(string word)
    {
        if (word.Length == 1) return false;
        ref readonly var known = ref Vocabulary.Shared.Find(Vocabulary.HashOf(word));
        if ((known.Sense & Sense.Month) != 0 || (known.First | known.Last) is not (0 or 3)) return true;
        return word.Length > 3 && (known.Sense & (Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Generic | Sense.PhraseStart | Sense.Measure | Sense.Function)) == 0;
    }
}
