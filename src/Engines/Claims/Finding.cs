using System.Globalization;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims;

/// <summary>
/// What an edit found. Its words are put together when they are read: of a run over a million claims most findings are only counted.
/// </summary>
public sealed class Finding
{
    private readonly FormattableString _message;
    private readonly FormattableString? _help;
    private readonly string? _payer;
    private readonly ReadLine? _line;
    private readonly IReadOnlyList<int> _lines = [];
    private readonly IReadOnlyList<string> _codes = [];

    /// <param name="payer">The payer whose claim only warns where Medicare's would fail; null when the rule binds as it stands.</param>
    public Finding(string edit, string status, IReadOnlyList<int> lines, IReadOnlyList<string> codes, FormattableString message, FormattableString? help,
        string whose, Source? source, string? payer = null)
    {
        (Edit, Status, _lines, _codes, Whose, Source) = (edit, status, lines, codes, whose, source);
        (_message, _help, _payer) = (message, help, payer);
    }

    /// <summary>A finding on one line and its code, whose lists are made when they are read.</summary>
    internal Finding(string edit, string status, ReadLine line, FormattableString message, FormattableString? help, string whose, Source? source, string? payer)
    {
        (Edit, Status, _line, Whose, Source) = (edit, status, line, whose, source);
        (_message, _help, _payer) = (message, help, payer);
    }

    public string Edit { get; }

    /// <summary><c>pass fail warn bypassed not_checked</c>.</summary>
    public string Status { get; }

    public IReadOnlyList<int> Lines => _line is { } line ? [line.Number] : _lines;

    public IReadOnlyList<string> Codes => _line is { } line ? [line.Code] : _codes;

    public string Message => _payer is null ? Words(_message) : $"{Words(_message)} This is Medicare's rule; ask whether {_payer} follows it.";

    /// <summary>What would change the verdict, and what it must rest on; null where nothing does.</summary>
    public string? WhatWouldHelp => _help is null ? null : Words(_help);

    /// <summary>What could be tried on the claim to see whether it lifts the finding, each where the note supports it.</summary>
    public IReadOnlyList<ClaimChange> WhatIf { get; init; } = [];

    /// <summary>Whose rule it is.</summary>
    public string Whose { get; }

    /// <summary>The row that the finding rests on; null when it rests on the claim alone.</summary>
    public Source? Source { get; }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
