using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>Puts what was found into words: offsets, the words that finished the code, the path, the reason.</summary>
internal static class MentionWriter
{
    public static Mention Write(NoteText note, TermBook book, Found found)
    {
        var (begin, end) = (note.Tokens[found.First].Begin, note.Tokens[found.Last - 1].End);
        var attributes = new List<MentionAttribute>();
        foreach (var (_, place) in found.By)
            if (place >= 0)
            {
                var token = note.Tokens[place];
                var word = note.Text[token.Begin..token.End];
                attributes.Add(new MentionAttribute(Type(word, book, found, place), word, note.Points.At(token.Begin), note.Points.At(token.End)));
            }
        var path = new List<string> { found.Match.Term.Said };
        if (found.Named != found.Code)
            path.Add($"{found.Named.Text} {found.Named.Title}");
        path.Add($"{found.Code.Text} {found.Code.Title}");
        var why = found.Learned ?? (found.Match.Within ? "Named within a longer term, which has a code of its own." : attributes.Count > 0 ? $"{Origin(found)}; finished by {string.Join(", ", attributes.Select(a => $"“{a.Text}”"))}."
            : found.Named != found.Code ? $"{Origin(found)}; nothing near it says more, so the code that says no more."
            : $"{Origin(found)}.");
        return new Mention(note.Points.At(begin), note.Points.At(end), note.Text[begin..end], found.Code.Text, found.Code.Title, Math.Round(Math.Clamp(found.Match.Score, 0, 1), 2),
            AnswerWords.Of(found.Asserted.Assertion), note.Sections[found.Section].Name, attributes,
            [.. found.Others.Select(o => new MentionCandidate(o.Code.Text, o.Code.Title, Math.Round(Math.Clamp(o.Score, 0, 1), 2)))], path, why)
        {
            Historical = found.Asserted.Historical,
            Cue = found.Asserted.Cue,
        };
    }

    private static string Origin(Found found) => found.Match.Term.Kind switch
    {
        TermKind.Lexicon => "Known by this name",
        TermKind.Index => "Found in the alphabetic index",
        TermKind.Inclusion => "An inclusion term",
        TermKind.Title => "The title of the code",
        _ => "Found in the neoplasm table",
    };

    private static string Type(string word, TermBook book, Found found, int place)
    {
        _ = (found, place);
        return word.ToLowerInvariant() switch
        {
            "left" or "right" or "bilateral" or "both" => "laterality",
            "acute" or "chronic" or "subacute" => "acuity",
            "mild" or "moderate" or "severe" or "intermittent" or "persistent" => "severity",
            var w when int.TryParse(w, out _) || w is "stage" or "grade" or "type" => "stage",
            var w when book.Words.Find(w) is >= 0 and var id && book.Anatomy.Contains(id) => "site",
            _ => "detail",
        };
    }
}
