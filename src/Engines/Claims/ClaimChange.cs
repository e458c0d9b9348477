namespace CodingAhead.Engines.Claims;

/// <summary>One change of one line.</summary>
/// <param name="Change"><c>add</c> or <c>drop</c> a modifier, set <c>units</c>, or <c>leave_out</c> the line.</param>
/// <param name="Value">The modifier or the units; empty for a line that is left out.</param>
public sealed record ClaimChange(int Line, string Change, string Value)
{
    public static ClaimChange Add(int line, string modifier) => new(line, "add", modifier);

    public static ClaimChange Drop(int line, string modifier) => new(line, "drop", modifier);

    public static ClaimChange Units(int line, decimal units) => new(line, "units", units.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static ClaimChange LeaveOut(int line) => new(line, "leave_out", "");

    /// <summary>In words: <c>59 on line 2</c>.</summary>
    public string Words => Change switch
    {
        "add" => $"{Value} on line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        "drop" => $"no {Value} on line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        "units" => $"{Value} {(Value == "1" ? "unit" : "units")} on line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        _ => $"without line {Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
    };
}
