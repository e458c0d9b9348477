using System.Globalization;

namespace CodingAhead.Engines.Claims.X12;

/// <summary>A claim while its segments arrive.</summary>
internal sealed class ClaimDraft
{
    private readonly List<SyntaxFault> _faults = [];
    private readonly List<ClaimDiagnosis> _diagnoses = [];
    private readonly List<ClaimLine> _lines = [];
    private readonly X12Segment _head;
    private readonly bool _institutional;
    private readonly string _bill, _pos;
    private readonly Patient _patient;
    private readonly string? _payer;
    private string? _provider;
    private DateOnly? _from, _to;
    private int _number, _dropped;

    public ClaimDraft(X12Segment head, char component, bool institutional, string? birth, string? sex, string? payer)
    {
        (_head, _institutional, _payer) = (head, institutional, payer);
        var place = head[5].Split(component);
        (_pos, _bill) = (place[0], place.Length > 2 ? place[0] + place[2] : place[0]);
        if (head[1].Length == 0)
            Fault(head, 1, "The claim has no number.");
        if (place[0].Length != 2)
            Fault(head, 5, "A place of service or type of bill of two characters was expected.");
        _patient = new Patient(string.IsNullOrEmpty(birth) ? null : Day(head, 0, birth, "birth date"), sex is "F" or "M" ? sex : null);
    }

    private bool InLine => _lines.Count > 0 || _number > 0;

    public void Take(X12Segment s, char component)
    {
        switch (s.Name)
        {
            case "HI":
                Diagnoses(s, component);
                break;
            case "LX":
                if (!int.TryParse(s[1], NumberStyles.None, CultureInfo.InvariantCulture, out _number) || _number == 0)
                {
                    Fault(s, 1, "A line number was expected.");
                    _number = _lines.Count + 1;
                }
                break;
            case "SV1":
                Line(s, component, 1, 3, 4, s[5], Pointers(s, component), null);
                break;
            case "SV2":
                Line(s, component, 2, 4, 5, null, [], s[1]);
                break;
            case "DTP" when s[1] == "472" && _lines.Count > 0:
                var (from, to) = Span(s);
                _lines[^1] = _lines[^1] with { Date = from, To = to == from ? null : to };
                break;
            case "DTP" when s[1] == "434":
                (_from, _to) = Span(s);
                break;
            case "LIN" when s[2] == "N4" && _lines.Count > 0:
                _lines[^1] = _lines[^1] with { Ndc = s[3] };
                break;
            case "CTP" when _lines.Count > 0 && s[5].Split(component)[0] is "ME" or "GR":
                // only a weight tells the dose; millilitres and pieces are the product's
                _lines[^1] = _lines[^1] with { Dose = $"{s[4]} {(s[5].StartsWith("ME", StringComparison.Ordinal) ? "mg" : "g")}" };
                break;
            case "NM1" when s[1] == "82":
                if (InLine && _lines.Count > 0)
                    _lines[^1] = _lines[^1] with { Provider = Some(s[9]) };
                else
                    _provider = Some(s[9]);
                break;
        }
    }

    public FiledClaim Finish()
    {
        if (_dropped > 0)
            Fault(_head, 0, string.Create(CultureInfo.InvariantCulture, $"The claim has {_lines.Count + _dropped} lines; at most {X12Claims.MostLines} can be filed, and the rest was left out."));
        if (_lines.Count == 0)
            Fault(_head, 0, "The claim has no service line.");
        var setting = !_institutional ? ClaimSetting.Practitioner : _bill is ['1', '1' or '2', ..] or ['2', '1', ..] ? ClaimSetting.InpatientHospital : ClaimSetting.OutpatientHospital;
        return new FiledClaim(_head[1], _head.Number, new Claim(setting, _patient, _payer, [.. _lines.Select(l => l with { Provider = l.Provider ?? _provider, Pos = l.Pos ?? (_institutional ? null : _pos) })], _diagnoses, null)
        {
            From = _from, To = _to, TypeOfBill = _institutional ? _bill : null,
        }, _faults);
    }

    // the qualifier says which diagnosis it is; external causes and reasons for the visit are listed and no pointer counts them
    private void Diagnoses(X12Segment s, char component)
    {
        for (var i = 1; i < s.Parts.Length; i++)
        {
            var parts = s[i].Split(component);
            var role = parts[0] switch { "ABK" => "principal", "ABF" => "other", "ABN" => "external_cause", _ => null };
            if (role is null)
            {
                if (parts[0] is "BK" or "BF")
                    Fault(s, i, "A diagnosis of ICD-9-CM; ICD-10-CM was expected.");
                continue;
            }
            if (parts.Length < 2 || parts[1].Length == 0)
                Fault(s, i, "A diagnosis code was expected after the qualifier.");
            else
                _diagnoses.Add(new ClaimDiagnosis(parts[1], parts.Length > 8 && parts[8].Length > 0 ? parts[8] : null, role));
        }
    }

    private void Line(X12Segment s, char component, int procedure, int unit, int quantity, string? pos, IReadOnlyList<int> pointers, string? revenue)
    {
        if (_lines.Count == X12Claims.MostLines)
        {
            _dropped++;
            return;
        }
        var parts = s[procedure].Split(component);
        var code = "";
        if (parts is ["HC" or "WK" or "IV" or "ER" or "HP", var named, ..])
            code = named;
        else if (s[procedure].Length > 0 || revenue is null)
            Fault(s, procedure, "A procedure was expected: a qualifier and a code.");
        decimal? count = decimal.TryParse(s[quantity], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : null;
        if (count is null)
            Fault(s, quantity, "A number of units was expected.");
        decimal? charge = decimal.TryParse(s[procedure + 1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var dollars) ? dollars : null;
        if (charge is null)
            Fault(s, procedure + 1, "An amount was expected.");
        var minutes = s[unit] == "MJ";
        _lines.Add(new ClaimLine(_number > 0 ? _number : _lines.Count + 1, code, [.. parts.Skip(2).Take(4).Where(m => m.Length > 0)], minutes ? 1 : count ?? 1, null, pointers)
        {
            Minutes = minutes && count is >= 0 and <= 100_000 ? (int)count : null, Charge = charge, Pos = Some(pos), RevenueCode = Some(revenue),
        });
        _number = 0;
    }

    private List<int> Pointers(X12Segment s, char component)
    {
        var pointers = new List<int>();
        foreach (var part in s[7].Split(component, StringSplitOptions.RemoveEmptyEntries))
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is >= 1 and <= 12)
                pointers.Add(place);
            else
                Fault(s, 7, "A diagnosis pointer from 1 to 12 was expected.");
        return pointers;
    }

    private (DateOnly? From, DateOnly? To) Span(X12Segment s)
    {
        if (s[2] != "RD8")
            return Day(s, 3, s[3], "date") is { } day ? (day, day) : (null, null);
        var days = s[3].Split('-');
        if (days.Length == 2)
            return (Day(s, 3, days[0], "date"), Day(s, 3, days[1], "date"));
        Fault(s, 3, "Two dates yyyymmdd-yyyymmdd were expected.");
        return (null, null);
    }

    private DateOnly? Day(X12Segment s, int element, string text, string what)
    {
        if (DateOnly.TryParseExact(text.Length > 8 ? text[..8] : text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Fault(s, element, $"A {what} yyyymmdd was expected.");
        return null;
    }

    private void Fault(X12Segment s, int element, string message)
    {
        if (_faults.Count < 100)
            _faults.Add(new SyntaxFault(s.Number, s.Name, element, message));
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
