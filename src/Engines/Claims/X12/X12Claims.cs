using System.Globalization;

namespace CodingAhead.Engines.Claims.X12;

/// <summary>A claim of a file: its own number (CLM01), the segment it begins at, and what is wrong with it.</summary>
public sealed record FiledClaim(string Id, int Segment, Claim Claim, IReadOnlyList<SyntaxFault> Faults);

/// <summary>The claims of a file, and what is wrong with its envelopes.</summary>
public sealed record ClaimFile(IReadOnlyList<FiledClaim> Claims, IReadOnlyList<SyntaxFault> Faults)
{
    /// <summary>The transactions of the file in order.</summary>
    public IReadOnlyList<FiledTransaction> Transactions { get; init; } = [];
}

/// <summary>A transaction from its header to its trailer, by segments from 1, with its control number.</summary>
public sealed record FiledTransaction(string Control, int First, int Last);

/// <summary>
/// Reads professional and institutional claims (837, version 5010) from an interchange: any number of envelopes, transactions and claims.
/// It never throws on what it finds; each fault names its segment and element and never quotes a patient's data. Only what edits ask for
/// is read: diagnoses, procedures, lines, dates, the patient's birth date and sex, the payer and the rendering provider.
/// </summary>
public static class X12Claims
{
    /// <summary>A claim with more lines than this cannot be filed, and is reported instead of read.</summary>
    public const int MostLines = 999;

    /// <summary>Whether a text looks like an interchange.</summary>
    public static bool Recognises(string text) => text.AsSpan().TrimStart().TrimStart('\uFEFF').StartsWith("ISA");

    public static ClaimFile Read(string text)
    {
        var faults = new List<SyntaxFault>();
        var reader = new X12Segments(text, faults);
        var loops = new X12Loops(faults);
        while (reader.Next(out var segment))
            loops.Take(segment, reader.Component);
        return loops.Finish();
    }
}

/// <summary>Follows the loops of the transactions: who the segments at hand speak of.</summary>
internal sealed class X12Loops(List<SyntaxFault> faults)
{
    private readonly List<FiledClaim> _claims = [];
    private readonly List<FiledTransaction> _transactionsSeen = [];
    private ClaimDraft? _claim;
    private int _transactions, _groups, _segments;
    private string? _interchange, _group, _transaction;
    private bool _institutional, _readable;
    private string? _birth, _sex, _payer;
    private int _last;

    public void Take(X12Segment s, char component)
    {
        _last = s.Number;
        if (_transaction is not null)
            _segments++;
        switch (s.Name)
        {
            case "ISA": Open(ref _interchange, s, 13); _groups = 0; break;
            case "GS": Open(ref _group, s, 6); _groups++; _transactions = 0; break;
            case "ST": Transaction(s); break;
            case "SE": End(); Close(ref _transaction, s, 2, _segments); Ended(s.Number); break;
            case "GE": End(); Close(ref _group, s, 2, _transactions); break;
            case "IEA": End(); Close(ref _interchange, s, 2, _groups); break;
            default:
                if (_readable)
                    Body(s, component);
                else if (_transaction is null)
                    faults.Add(new SyntaxFault(s.Number, s.Name, 0, "This segment stands outside of a transaction."));
                break;
        }
    }

    public ClaimFile Finish()
    {
        End();
        foreach (var (open, name) in new[] { (_transaction, "SE"), (_group, "GE"), (_interchange, "IEA") })
            if (open is not null)
                faults.Add(new SyntaxFault(_last, name, 0, $"The file ends before the trailer {name}."));
        if (_last == 0 && faults.Count == 0)
            faults.Add(new SyntaxFault(0, "", 0, "The file holds no segment."));
        if (_transactionsSeen is [.., { Last: 0 } cut])
            _transactionsSeen[^1] = cut with { Last = _last };
        return new ClaimFile(_claims, faults) { Transactions = _transactionsSeen };
    }

    private void Open(ref string? open, X12Segment s, int control)
    {
        if (open is not null)
            faults.Add(new SyntaxFault(s.Number, s.Name, 0, $"A second {s.Name} begins before the first has ended."));
        open = s[control].Trim();
    }

    private void Transaction(X12Segment s)
    {
        Open(ref _transaction, s, 2);
        if (_transactionsSeen is [.., { Last: 0 } open])
            _transactionsSeen[^1] = open with { Last = s.Number - 1 };
        _transactionsSeen.Add(new FiledTransaction(s[2].Trim(), s.Number, 0));
        _transactions++;
        _segments = 1;
        // the version stands in the transaction, or else in the group; both name the guide
        _institutional = s[3].Contains("X223", StringComparison.Ordinal);
        _readable = s[1] == "837" && !s[3].Contains("X224", StringComparison.Ordinal);
        if (!_readable)
            faults.Add(new SyntaxFault(s.Number, "ST", 1, s[1] == "837" ? "A dental claim; professional (X222) and institutional (X223) claims are read." : "The transaction is no claim (837)."));
        (_birth, _sex, _payer) = (null, null, null);
    }

    private void Ended(int segment)
    {
        if (_transactionsSeen is [.., { Last: 0 } open])
            _transactionsSeen[^1] = open with { Last = segment };
    }

    private void Close(ref string? open, X12Segment s, int control, int counted)
    {
        if (open is null)
            faults.Add(new SyntaxFault(s.Number, s.Name, 0, $"{s.Name} ends what never began."));
        else
        {
            if (s[control].Trim() != open)
                faults.Add(new SyntaxFault(s.Number, s.Name, control, "The control number is not that of the header."));
            if (!int.TryParse(s[1], NumberStyles.None, CultureInfo.InvariantCulture, out var told) || told != counted)
                faults.Add(new SyntaxFault(s.Number, s.Name, 1, string.Create(CultureInfo.InvariantCulture, $"The count does not agree: {counted} were found.")));
        }
        open = null;
        _readable &= s.Name != "SE";
    }

    private void Body(X12Segment s, char component)
    {
        switch (s.Name)
        {
            case "HL":
                End();
                if (s[3] is "20" or "22")
                    (_birth, _sex, _payer) = (null, null, null);
                break;
            case "SBR":
                _payer = s[9] is "MA" or "MB" ? "Medicare" : null;
                break;
            case "NM1" when s[1] == "PR" && _claim is null:
                _payer ??= s[3].Length > 0 ? s[3] : null;
                break;
            case "DMG" when _claim is null:
                (_birth, _sex) = (s[2], s[3]);
                break;
            case "CLM":
                End();
                _claim = new ClaimDraft(s, component, _institutional, _birth, _sex, _payer);
                break;
            default:
                _claim?.Take(s, component);
                break;
        }
    }

    private void End()
    {
        if (_claim is { } done)
            _claims.Add(done.Finish());
        _claim = null;
    }
}
