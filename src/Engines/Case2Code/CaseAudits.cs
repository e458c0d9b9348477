using System.Globalization;

namespace CodingAhead.Engines.Case2Code;

/// <summary>Holds submitted codes against what the note supports.</summary>
public static class CaseAudits
{
    /// <summary>Reads <c>99214-25x1,M17.11</c>: a code, its modifiers behind dashes, its units behind an x; parted by commas, blanks or lines.</summary>
    /// <exception cref="ArgumentException">A part is no code.</exception>
    public static IReadOnlyList<SubmittedCode> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<SubmittedCode>();
        foreach (var item in text.Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = item.Trim().ToUpperInvariant();
            decimal? units = null;
            // an x before figures at the end tells units, unless it belongs to a diagnosis with placeholders
            var at = word.LastIndexOf('X');
            if (at >= 5 && at < word.Length - 1 && !word.Contains('.', StringComparison.Ordinal) && decimal.TryParse(word[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                (word, units) = (word[..at], number);
            var parts = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts[0].Replace(".", "", StringComparison.Ordinal).Length is < 3 or > 7 || !parts[0].Any(char.IsAsciiDigit) || parts[0].Any(c => !char.IsAsciiLetterOrDigit(c) && c != '.') || parts.Skip(1).Any(m => m.Length != 2))
                throw new ArgumentException($"against: expected codes such as 99214-25x1,M17.11, found '{(item.Length > 20 ? item[..20] : item)}'");
            found.Add(new SubmittedCode(parts[0], [.. parts.Skip(1)], units));
        }
        return found;
    }

    /// <summary>The audit of a coded case.</summary>
    public static CaseAudit Of(CodedCase coded, IReadOnlyList<SubmittedCode> submitted)
    {
        ArgumentNullException.ThrowIfNull(coded);
        ArgumentNullException.ThrowIfNull(submitted);
        var given = submitted.ToDictionary(s => Plain(s.Code), s => s, StringComparer.Ordinal);
        var (missed, unsupported, specific, risky) = (new List<MissedCode>(), new List<UnsupportedCode>(), new List<MoreSpecific>(), new List<RiskyCode>());
        var (up, down) = (0, 0);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        var reported = coded.Diagnoses.Codes.Where(c => c.Status == "reported").ToList();
        foreach (var code in reported.Where(c => !given.ContainsKey(Plain(c.Code))))
        {
            var near = given.Keys.FirstOrDefault(g => !explained.Contains(g) && g.Length >= 3 && char.IsAsciiLetter(g[0]) && MoreExact(g, Plain(code.Code)) && !reported.Exists(r => Plain(r.Code) == g));
            if (near is null)
                missed.Add(new MissedCode(code.Code, code.Why));
            else
            {
                explained.Add(near);
                specific.Add(new MoreSpecific(given[near].Code, code.Code, [.. code.Evidence.Where(e => e < coded.Diagnoses.Mentions.Count).Select(e => new Span(coded.Diagnoses.Mentions[e].Begin, coded.Diagnoses.Mentions[e].End))]));
            }
        }
        foreach (var procedure in coded.Procedures.Where(p => p.Status == "reported" && !given.ContainsKey(p.Code)))
        {
            missed.Add(new MissedCode(procedure.Code, procedure.Why));
            down++;
        }
        foreach (var (plain, code) in given)
            Judge(coded, plain, code);
        if (coded.Em is { } visit && !given.Keys.Any(IsVisit))
        {
            missed.Add(new MissedCode(visit.Code, visit.Why));
            down++;
        }
        foreach (var finding in coded.Findings.Where(f => f.Status == "fail" && f.Codes.Any(c => given.ContainsKey(Plain(c)))))
            risky.Add(new RiskyCode(finding.Codes[0], "edit", finding.Message));
        return new CaseAudit(missed, unsupported, specific, risky, up, down);

        void Judge(CodedCase found, string plain, SubmittedCode code)
        {
            if (explained.Contains(plain) || reported.Exists(r => Plain(r.Code) == plain))
                return;
            if (IsVisit(plain))
            {
                Visit(found.Em, plain, code);
                return;
            }
            if (found.Procedures.FirstOrDefault(p => p.Code == plain) is { } procedure)
            {
                if (procedure.Status != "reported")
                    Unsupported(code, procedure.Why, procedure.Status == "query" ? "The detail that the note leaves open, from the record of that day." : "A record of that day that it was performed here, by whom and with what result.");
                else if (code.Units is { } units && units != procedure.Units)
                {
                    risky.Add(new RiskyCode(code.Code, units > procedure.Units ? "up" : "down", string.Create(CultureInfo.InvariantCulture, $"{units} units were submitted; the note supports {procedure.Units}.")));
                    _ = units > procedure.Units ? up++ : down++;
                }
                return;
            }
            if (found.Diagnoses.Codes.FirstOrDefault(c => Plain(c.Code) == plain) is { } diagnosis)
                Unsupported(code, diagnosis.Why, diagnosis.Status == "query" ? "An answer of the physician to the query." : "A statement of the physician that the condition was present and addressed at this encounter.");
            else if (found.Diagnoses.Mentions.FirstOrDefault(m => Plain(m.Code) == plain) is { } mention)
                Unsupported(code, $"The note names it as {mention.Assertion}.", "A statement of the physician that the condition was present and addressed at this encounter.");
            else
                Unsupported(code, "The note does not name it in words that the books know.", char.IsAsciiLetter(plain[0]) && plain.Length != 5 ? "A statement of the physician that names the condition." : "A record of that day that it was performed here.");
        }

        void Unsupported(SubmittedCode code, string reason, string support)
        {
            unsupported.Add(new UnsupportedCode(code.Code, reason, support));
            up++;
        }

        void Visit(VisitLevel? em, string plain, SubmittedCode code)
        {
            if (em is null)
                Unsupported(code, "The note tells of no visit.", "A visit of that day with its own problem, decision and plan.");
            else if (plain != em.Code)
            {
                var higher = string.CompareOrdinal(plain, em.Code) > 0;
                risky.Add(new RiskyCode(code.Code, higher ? "up" : "down", $"The note supports {em.Code} ({em.Family}, by {em.Method}): problems {em.Problems?.Level}, data {em.Data?.Level}, risk {em.Risk?.Level}{(em.Time is { } time ? $", {time.Minutes.ToString(CultureInfo.InvariantCulture)} minutes" : "")}.{(higher && em.ShortOf is { } next ? $" {next.Code} would need {next.Lacks}." : "")}"));
                _ = higher ? up++ : down++;
            }
        }
    }

    // longer, or no longer the code that says "unspecified" at its end
    private static bool MoreExact(string from, string to) => to.StartsWith(from[..3], StringComparison.Ordinal) && (to.Length > from.Length || from[^1] == '9' && to[^1] is not ('9' or '0'));

    private static bool IsVisit(string code) => code.Length == 5 && string.CompareOrdinal(code, "99202") >= 0 && string.CompareOrdinal(code, "99350") <= 0 && code.StartsWith("99", StringComparison.Ordinal);

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal);
}
