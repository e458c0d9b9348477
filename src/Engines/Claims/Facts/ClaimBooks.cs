using System.Runtime.CompilerServices;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Guidelines;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>
/// What the books say of the codes and days that claims name, kept once read. A code's facts are a few small records, so that those of
/// all procedure codes and of the diagnoses in use stay far below the size of the tables.
/// </summary>
internal sealed class ClaimBooks
{
    private const int Codes = 150_000;
    private const int Days = 4_000;

    private static readonly ConditionalWeakTable<Shelf, ClaimBooks> Kept = [];

    private readonly Shelf _shelf;
    private readonly ClaimRelease[] _releases;
    private readonly DateOnly[] _changes;
    private readonly FactTable<ProcedureOnDay> _procedures = new(Codes);
    private readonly FactTable<DiagnosisFacts> _diagnoses = new(Codes);
    private readonly Remembered<DateOnly, DayFacts> _days = new(Days);
    private readonly Dated<ModifierFacts>[]?[] _modifiers = new Dated<ModifierFacts>[ModifierSet.Most][];
    private readonly byte[] _places = new byte[100]; // 1 listed, 2 not, 0 not asked yet
    private readonly Func<string, ProcedureFacts> _readProcedure;
    private readonly Func<string, DiagnosisFacts> _readDiagnosis;
    private readonly Func<DateOnly, DayFacts> _readDay;

    private ClaimBooks(Shelf shelf)
    {
        _shelf = shelf;
        Hash = shelf.Hash;
        _releases = [.. shelf.Catalogues.SelectMany(c => c.Editions).Select(e => new ClaimRelease(e.Book, e.Name, e.From, e.To)).Distinct()];
        _changes = [.. (shelf.Imported?.Editions ?? []).SelectMany(e => new[] { e.From, e.To == DateOnly.MaxValue ? e.To : e.To.AddDays(1) }).Distinct().Order()];
        var files = new Files();
        var procedures = new ProcedureReading(shelf.Imported, files);
        var diagnoses = new DiagnosisReading(shelf.Imported, files);
        (_readProcedure, _readDiagnosis, _readDay) = (procedures.Read, diagnoses.Read, ReadDay);
    }

    public static ClaimBooks Of(Shelf shelf) => Kept.GetValue(shelf, static s => new ClaimBooks(s));

    /// <summary>Names the content of the books.</summary>
    public string Hash { get; }

    /// <summary>A procedure code in any case, with blanks around it, as of a day. What has not its shape is not kept.</summary>
    public ProcedureOnDay Procedure(string code, DayFacts? on)
    {
        if ((PtpCode.Of(code) ?? PtpCode.Of(code.Trim().ToUpperInvariant())) is not { Packed: var packed })
            return new ProcedureOnDay(_readProcedure(code), -1, on);
        var key = (on?.Period ?? -1) + 1L << 32 | (uint)packed;
        return _procedures.Find(key) ?? _procedures.Keep(key, new ProcedureOnDay(_readProcedure(code), packed, on));
    }

    public DiagnosisFacts Diagnosis(string code) => DiagnosisRange.Pack(code) is >= 0 and var packed ? _diagnoses.Of(packed, code, _readDiagnosis) : _readDiagnosis(code);

    /// <summary>The editions that list an ICD-10-PCS code; null for what has not its shape.</summary>
    public Edition[]? Operation(string code) => Code.Read(code, CodeSystem.Icd10Pcs) is [{ Value.Length: 7 } pcs, ..] ? [.. _shelf.Imported?.Entries(pcs).Select(e => e.Edition) ?? []] : null;

    public DayFacts On(DateOnly day) => _days.Of(day, _readDay);

    /// <summary>A modifier of two capitals or digits in every list that has it; the project's own list stands last and holds on every day.</summary>
    public Dated<ModifierFacts>[] Modifier(string modifier) => _modifiers[ModifierSet.Place(modifier)] ??=
        [.. _shelf.Catalogues.SelectMany(c => c.Entries(new Code(CodeSystem.Modifier, modifier))).Select(e => new Dated<ModifierFacts>(e.Edition, new ModifierFacts(e.Entry.Ended, e.Source)))];

    /// <summary>Whether the list of places of service names a place of two digits.</summary>
    public bool Place(string place)
    {
        ref var known = ref _places[(place[0] - '0') * 10 + place[1] - '0'];
        if (known == 0)
            known = _shelf.Imported?.Rows("pos", "places", place).Count > 0 ? (byte)1 : (byte)2;
        return known == 1;
    }

    /// <summary>The editions that hold on one of several days.</summary>
    public IReadOnlyList<ClaimRelease> Releases(DateOnly[] days) => Array.FindAll(_releases, r => Array.Exists(days, day => r.From <= day && day <= r.To));

    /// <summary>The nearest edition of a table, for saying what is loaded instead.</summary>
    public Nearest NearestTo(DateOnly day, params string[] tables) => new(_shelf.Imported, day, tables);

    private DayFacts ReadDay(DateOnly day)
    {
        var parts = _shelf.Imported?.Parts ?? [];
        bool Holds(string table) => parts.Any(p => p.Table == table && p.Edition.Covers(day));
        bool Lists(CodeSystem system) => parts.Any(p => p.Systems.Contains(system) && p.Edition.Covers(day));
        var period = Array.BinarySearch(_changes, day);
        return new DayFacts(day)
        {
            Period = period < 0 ? ~period : period + 1,
            Fees = Holds("pprrvu"), Limits = [Holds("mue_practitioner"), Holds("mue_outpatient"), Holds("mue_dme")], AddOns = Holds("add_on"), Opps = Holds("addendum_b"),
            Diagnoses = Lists(CodeSystem.Icd10Cm), Operations = Lists(CodeSystem.Icd10Pcs), Hcpcs = Lists(CodeSystem.Hcpcs), Modifiers = Lists(CodeSystem.Modifier), CodeEdits = Holds("code_edits"), Places = Holds("places"),
            Telehealth = Holds("telehealth"), Coverage = Holds("article_codes") && Holds("article_diagnoses"),
            Practitioner = Pairs("ptp_practitioner", day), Hospital = Pairs("ptp_hospital", day),
            Tabular = parts.Where(p => p.Table == "tabular").Select(p => p.Edition).OrderBy(e => e.From > day ? 1 : 0).ThenByDescending(e => e.From).FirstOrDefault(),
            Releases = Array.FindAll(_releases, r => r.From <= day && day <= r.To),
        };
    }

    private PairTable? Pairs(string name, DateOnly day)
    {
        var tables = _shelf.Imported?.PtpTables ?? [];
        for (var i = 0; i < tables.Count; i++)
            if (tables[i].Table == name && tables[i].Edition.Covers(day))
                return new PairTable(tables[i], i);
        return null;
    }
}

/// <summary>The last day of a modifier, where its list states one.</summary>
internal sealed record ModifierFacts(DateOnly? Ended, Source Source);

/// <summary>Says which edition of a table is nearest to a day; worked out when the words are read.</summary>
internal sealed class Nearest(ICatalogue? books, DateOnly day, string[] tables)
{
    public override string ToString() => books?.Parts.Where(p => tables.Contains(p.Table)).Select(p => p.Edition).MinBy(e => Math.Abs(e.From.DayNumber - day.DayNumber)) is { } e
        ? string.Create(null, $"the nearest loaded is {e.Name} ({e.From:yyyy-MM-dd} to {e.To:yyyy-MM-dd})") : "none is loaded";
}

/// <summary>The files that rows were read from, each once.</summary>
internal sealed class Files
{
    private readonly Remembered<(string File, string Edition), FileRef> _known = new(1_000);

    public RowRef Row(Source source) => new(_known.Of((source.File, source.Edition), _ => new FileRef(source.Book, source.Edition, source.Effective, source.File)), source.Line);
}
