using System.Globalization;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>
/// Claims in one line of text: <c>10000-59x2 + 20000@08-02/11 | dx=A00.9 sex=M</c>. A line is a code with modifiers, units, day of 2024
/// (or a whole date), place, <c>~minutes</c>, <c>^provider</c>, <c>%dose</c>, <c>#product</c>; behind the bar stand diagnoses, sex, birth
/// date, setting, payer and history.
/// </summary>
internal static class ClaimNotation
{
    public static Claim Claim(string text)
    {
        var halves = text.Split('|', StringSplitOptions.TrimEntries);
        var options = (halves.Length > 1 ? halves[1] : "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('=', 2)).ToDictionary(o => o[0], o => o[1]);
        string Option(string name, string otherwise) => options.GetValueOrDefault(name, otherwise);
        var setting = Option("setting", "practitioner") switch { "outpatient" => ClaimSetting.OutpatientHospital, "inpatient" => ClaimSetting.InpatientHospital, "dme" => ClaimSetting.Dme, _ => ClaimSetting.Practitioner };
        var history = Option("history", "none");
        return new Claim(setting, new Patient(Option("born", "1980-01-01") is "?" ? null : DateOnly.Parse(Option("born", "1980-01-01"), CultureInfo.InvariantCulture), Option("sex", "F") is "?" ? null : Option("sex", "F")),
            options.GetValueOrDefault("payer")?.Replace('_', ' '), Lines(halves[0]), [.. Option("dx", "A00.9").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(d => new ClaimDiagnosis(d))],
            history == "?" ? null : history == "none" ? [] : Lines(history.Replace('&', '+')))
        {
            Procedures = options.GetValueOrDefault("pcs")?.Split(',') ?? [],
        };
    }

    private static List<ClaimLine> Lines(string text) => [.. text.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((l, i) => Line(i + 1, l))];

    private static ClaimLine Line(int number, string text)
    {
        string? Take(char mark)
        {
            var at = text.LastIndexOf(mark);
            if (at < 0)
                return null;
            var end = text.IndexOfAny(['@', '/', '~', '^', '%', '#', 'x', '>'], at + 1);
            var taken = end < 0 ? text[(at + 1)..] : text[(at + 1)..end];
            text = text.Remove(at, taken.Length + 1);
            return taken;
        }

        var (day, place, minutes, provider, dose, product, pointers, units) = (Take('@'), Take('/'), Take('~'), Take('^'), Take('%'), Take('#'), Take('>'), Take('x'));
        var pieces = text.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return new ClaimLine(number, pieces.Length == 0 ? "" : pieces[0], [.. pieces.Skip(1)], units is null ? 1 : decimal.Parse(units, CultureInfo.InvariantCulture),
            day == "?" ? null : DateOnly.Parse(day is null ? "2024-08-01" : day.Length == 5 ? "2024-" + day : day, CultureInfo.InvariantCulture), pointers is null ? [1] : [.. pointers.Select(p => p - '0')])
        {
            Pos = place, Minutes = minutes is null ? null : int.Parse(minutes, CultureInfo.InvariantCulture), Provider = provider, Dose = dose?.Replace('_', ' '), Ndc = product,
        };
    }
}
