using CodingAhead.Engines.RedactPhi.Gate;
using CodingAhead.Engines.RedactPhi.Operators;
using CodingAhead.Engines.RedactPhi.Reading;
using CodingAhead.Engines.RedactPhi.Recognisers;

namespace CodingAhead.Engines.RedactPhi;

/// <summary>
/// Finds the identifiers of the eighteen classes of 45 CFR 164.514(b)(2)(i) in a text and replaces them as a policy says.
/// Stateless and safe for many threads; sees no files, no clock, no configuration. Fails closed: when a recogniser fails, the text is blocked.
/// </summary>
/// <param name="protectedTerm">The words of the books; null for none.</param>
/// <param name="zipAreas">The areas whose three digits may stay, asked for each text; null for the lists that come with the program.</param>
public sealed partial class PhiRedactor(ClinicalTerm? protectedTerm = null, Func<ZipAreas>? zipAreas = null)
{
    private static readonly RedactionOptions Default = new();

    /// <summary>The data sheets of all recognisers, in their order.</summary>
    public static IReadOnlyList<RecogniserSheet> Sheets { get; } = [.. Recogniser.All.Select(r => r.Sheet), KnownRecogniser.Data, PatternRecogniser.Data, SpanEdit.Sheet];

    /// <summary>What runs over a note; tests let one of them fail.</summary>
    internal IReadOnlyList<Recogniser> Recognisers { get; init; } = Recogniser.All;

    /// <summary>Redacts one text. Never throws for what the text holds; a null text is empty.</summary>
    public RedactionResult Redact(string text, RedactionOptions? options = null)
    {
        options ??= Default;
        text ??= "";
        var (pieces, newest, failed) = Try(text, options);
        return Act(text, pieces, options, newest, failed, [], [], out _);
    }

    private (List<Piece> Pieces, int NewestYear, string Failed) Try(string text, RedactionOptions options)
    {
        var newest = 0;
        var failed = "";
        try
        {
            return (Recognise(text, options, out newest, out failed), newest, failed);
        }
#pragma warning disable CA1031 // whatever goes wrong, the note is held back and its text is not quoted
        catch (Exception)
#pragma warning restore CA1031
        {
            return ([], newest, failed.Length > 0 ? failed : "reading");
        }
    }

    private List<Piece> Recognise(string text, RedactionOptions options, out int newestYear, out string failed)
    {
        failed = "reading";
        newestYear = 0;
        using var note = new Note(text, protectedTerm);
        newestYear = note.NewestYear;
        var finds = new Finds(note);
        var book = new NameBook();
        if (options.Known.Count > 0 || options.Policy.Always.Count > 0)
        {
            failed = KnownRecogniser.Data.Name;
            finds.By = (byte)Recogniser.All.Count;
            KnownRecogniser.Find(note, finds, book, [.. options.Known, .. options.Policy.Always]);
        }
        if (options.Policy.Patterns.Count > 0)
        {
            failed = PatternRecogniser.Data.Name;
            finds.By = (byte)(Recogniser.All.Count + 1);
            PatternRecogniser.Find(note, finds, options.Policy.Patterns);
        }
        for (var i = 0; i < Recognisers.Count; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            finds.By = (byte)i;
            failed = Recognisers[i].Sheet.Name;
            if (Recognisers[i] is NameRecogniser) NameRecogniser.Find(note, finds, book);
            else Recognisers[i].Find(note, finds);
        }
        failed = "joining";
        var pieces = Piece.Join(note, finds, options.Policy, book);
        failed = SpanEdit.Sheet.Name;
        pieces = SpanEdit.Apply(text, pieces, options.Edits, (byte)(Recogniser.All.Count + 2));
        failed = "";
        return pieces;
    }

    private RedactionResult Act(string text, List<Piece> pieces, RedactionOptions options, int newestYear, string failed, (int Begin, int End)[] places, int[] marks, out string? output)
    {
        var report = new ReportBuilder(options.Policy, options.Key is not null);
        var spans = new List<PhiSpan>(pieces.Count);
        output = null;
        List<Residual> residual = [];
        if (failed.Length == 0)
        {
            try
            {
                var writer = new ReplacementWriter(text, options, newestYear, zipAreas?.Invoke() ?? ZipAreas.Own);
                output = writer.Write(pieces, spans, report, places, marks);
                residual = LeakGate.Check(text, output, writer.Written, pieces, options);
            }
#pragma warning disable CA1031 // as above
            catch (Exception e)
#pragma warning restore CA1031
            {
                failed = e is KeyMissingException ? "key" : "operator";
                output = null;
            }
        }
        var blocked = failed.Length > 0 || residual.Count > 0 && !options.AllowResidual;
        return new RedactionResult
        {
            Text = blocked ? null : output,
            Blocked = blocked,
            Policy = options.Policy.Name,
            PolicyVersion = options.Policy.Version,
            Spans = spans,
            Report = report.Build(residual, failed, options.AllowResidual),
        };
    }
}
