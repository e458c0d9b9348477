using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Engines.Lookup;

/// <summary>Marks beside a code, each with its word: what the printed books show by colour.</summary>
internal static class Flags
{
    public static IReadOnlyList<Flag> Of(PageContext page, CodePage made)
    {
        var flags = new List<Flag>();
        if (page.Code.System is CodeSystem.Icd10Cm or CodeSystem.Icd10Pcs)
            flags.Add(made.Status switch
            {
                CodeStatus.Valid => new Flag("billable", "billable", "good", "A complete code.", page.Entry.Source),
                CodeStatus.NotBillable => new Flag("not_billable", "more characters needed", "stop", "A category or subcategory; report a code below it.", page.Entry.Source),
                _ => new Flag("deleted", "deleted", "stop", made.Why ?? "", page.Entry.Source),
            });
        else if (made.Status == CodeStatus.Deleted)
            flags.Add(new Flag("deleted", "deleted", "stop", made.Why ?? "", page.Entry.Source));
        if (page.Code.System == CodeSystem.Icd10Cm)
            DiagnosisFlags.Add(flags, page, made);
        else if (page.Code.System is CodeSystem.Cpt or CodeSystem.Hcpcs)
            ProcedureFlags.Add(flags, made);
        return flags;
    }
}

/// <summary>The sections of a page that no loaded book can fill, and what to import for each.</summary>
internal static class MissingBooks
{
    public static IReadOnlyList<MissingBook> Of(PageContext page, CodePage made, string? notesMissing)
    {
        var missing = new List<MissingBook>();
        void Needs(string section, string book, string what)
        {
            if (page.Shelf.Imported?.Editions.Any(e => e.Book == book) is not true)
                missing.Add(new MissingBook(section, book, what));
        }

        switch (page.Code.System)
        {
            case CodeSystem.Icd10Cm:
                if (notesMissing is not null)
                    missing.Add(new MissingBook("notes", "icd10cm", notesMissing));
                if (made.Crosswalks.Count == 0)
                    Needs("crosswalks", "gems", "Import the general equivalence mappings (2018_I10gem.txt, 2018_I9gem.txt).");
                if (page.Shelf.Imported?.Parts.Any(p => p.Table == "guidelines") is not true)
                    missing.Add(new MissingBook("guidelines", "icd10cm", "Import the Official Guidelines as text."));
                break;
            case CodeSystem.Icd10Pcs:
                Needs("crosswalks", "gems", "Import the general equivalence mappings.");
                break;
            case CodeSystem.Cpt or CodeSystem.Hcpcs:
                if (page.Code.System == CodeSystem.Cpt && made.Title is null)
                    missing.Add(new MissingBook("title", "cpt", "The official descriptors are the AMA's: import your own licensed files (LONGULT.txt, MEDU.txt, SHORTU.txt)."));
                if (made.Payment.Count == 0 && !made.Indicators.Any(i => i.Source.Book == "mpfs"))
                    Needs("payment", "mpfs", "Import the physician fee schedule (PPRRVU, GPCI).");
                if (made.Mue.Count == 0)
                    Needs("mue", "ncci", "Import the medically unlikely edits.");
                if (made.Edits is null)
                    Needs("edits", "ncci", "Import the NCCI procedure-to-procedure edits.");
                if (made.Indicators.Count == 0)
                    Needs("indicators", page.Code.System == CodeSystem.Cpt ? "mpfs" : "hcpcs", "Import the fee schedule and the HCPCS file.");
                break;
        }
        return missing;
    }

    /// <summary>What a page of a system that is not loaded lacks: everything.</summary>
    public static IReadOnlyList<MissingBook> All(CodeSystem system) =>
        [new MissingBook("all", system switch { CodeSystem.Icd10Cm => "icd10cm", CodeSystem.Icd10Pcs => "icd10pcs", CodeSystem.Hcpcs => "hcpcs", CodeSystem.Cpt => "cpt", CodeSystem.Modifier => "hcpcs", _ => "gems" },
            system is CodeSystem.Icd9Cm or CodeSystem.Icd9Pcs ? "Import the general equivalence mappings, which name ICD-9-CM codes; their titles are in no book here." : $"Import an edition of {system.Title()}.")];
}
