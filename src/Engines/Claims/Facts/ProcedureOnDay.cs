using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Claims.Facts;

/// <summary>
/// What holds of a procedure code between two changes of the books. It is all that edits read of a line as a rule, so it lies in one place:
/// the speed over many codes is that of the memory that they touch.
/// </summary>
internal sealed class ProcedureOnDay
{
    /// <param name="packed">The code as a number; -1 for what has not five letters and digits.</param>
    /// <param name="on">The books of the day; null for a line without one, of which nothing holds.</param>
    public ProcedureOnDay(ProcedureFacts code, int packed, DayFacts? on)
    {
        (Packed, Text, Shaped, Cpt, Visit, Number, MinutesAUnit, Listings) = (packed, code.Text, code.Shaped, code.Cpt, code.Visit, code.Number, code.MinutesAUnit, code.Listings);
        FirstEnd = DateOnly.MaxValue;
        foreach (var listing in code.Listings)
            if (listing.Ended < FirstEnd)
                FirstEnd = listing.Ended.Value;
        (PractitionerNumber, HospitalNumber) = (-1, -1);
        if (on is null)
            return;
        var day = on.Day;
        (Fee, Opps, AddOns) = (Dated.On(code.Fees, day), Dated.On(code.Opps, day), Dated.On(code.AddOns, day));
        (PractitionerLimit, OutpatientLimit, SupplierLimit) = (Dated.On(code.Limits[0], day), Dated.On(code.Limits[1], day), Dated.On(code.Limits[2], day));
        (Dose, Products, Telehealth, Coverage) = (Dated.On(code.Doses, day), Dated.On(code.Products, day), Dated.On(code.Telehealth, day), Dated.On(code.Coverage, day));
        Known = Array.Exists(code.Listings, l => l.Edition.Covers(day)) || Fee is not null || Opps is not null || PractitionerLimit is not null || OutpatientLimit is not null;
        if (code.PairNumbers.Length > 0)
            (PractitionerNumber, HospitalNumber) = (on.Practitioner is { } one ? code.PairNumbers[one.Place] : -1, on.Hospital is { } two ? code.PairNumbers[two.Place] : -1);
    }

    /// <summary>Equal for lines of one code; -1 for what is none.</summary>
    public int Packed { get; }

    public string Text { get; }

    public bool Shaped { get; }

    public bool Cpt { get; }

    public bool Visit { get; }

    /// <summary>The rows of all editions, for saying when a code held.</summary>
    public Listing[] Listings { get; }

    /// <summary>Whether a book in force lists it; the books of payment list every code of CPT by number.</summary>
    public bool Known { get; }

    public int Number { get; }

    public int MinutesAUnit { get; }

    /// <summary>The number of the code in the table of pairs of practitioners and of hospitals; -1 where it has none.</summary>
    public int PractitionerNumber { get; }
    public int HospitalNumber { get; }

    /// <summary>The earliest last day that a list states, in whatever edition.</summary>
    public DateOnly FirstEnd { get; }

    public FeeFacts? Fee { get; }
    public UnitLimit? PractitionerLimit { get; }
    public AddOnFacts? AddOns { get; }
    public OppsFacts? Opps { get; }
    public UnitLimit? OutpatientLimit { get; }
    public UnitLimit? SupplierLimit { get; }
    public DoseFacts? Dose { get; }
    public NdcFacts? Products { get; }
    public TelehealthFacts? Telehealth { get; }
    public CoverageFacts? Coverage { get; }
}
