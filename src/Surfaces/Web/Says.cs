using System.Globalization;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Surfaces.Web;

/// <summary>How the pages word what the records hold: books, days, statuses, kinds of notes.</summary>
internal static class Says
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A publication by the name people use.</summary>
    public static string Book(string book) => CodeSystems.Parse(book) is { } system ? system.Title() : book switch
    {
        "starter" => "Starter edition",
        "gems" => "GEMs",
        "mpfs" => "Physician fee schedule",
        "opps" => "OPPS",
        "asc" => "ASC",
        "ncci" => "NCCI",
        "asp" => "Part B drugs",
        "hcc" => "CMS-HCC",
        "msdrg" => "MS-DRG",
        "rbcs" => "RBCS",
        "census" => "Census, people by ZIP area",
        "coverage" => "Medicare coverage",
        "comorbidity" => "Elixhauser comorbidity",
        "anesthesia" => "Anesthesia base units",
        "pos" => "Place of service",
        "zip" => "ZIP to locality",
        "telehealth" => "Telehealth services",
        _ => book,
    };

    /// <summary>An edition by its short name, such as <c>FY2026</c> for the fiscal-year books; of the starter, what it stands in for.</summary>
    public static string Edition(string book, string edition)
    {
        if (book == "starter" && edition.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && CodeSystems.Parse(edition[..dash]) is { } system)
            return $"{system.Title()} {Edition(system.Slug(), edition[(dash + 1)..])}";
        return book is "icd10cm" or "icd10pcs" && edition.Length > 0 && char.IsAsciiDigit(edition[0]) ? "FY" + edition : edition;
    }

    /// <summary>A code system where room is short.</summary>
    public static string Short(CodeSystem system) => system switch
    {
        CodeSystem.Hcpcs => "HCPCS",
        CodeSystem.Modifier => "modifiers",
        CodeSystem.Icd9Pcs => "ICD-9 Vol. 3",
        _ => system.Title(),
    };

    /// <summary>A section of a code page by its name in the records.</summary>
    public static string Section(string name) => name switch
    {
        "mue" => "MUE",
        "edits" => "NCCI edits",
        { Length: > 0 } => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' '),
        _ => name,
    };

    /// <summary>The days of an edition; what never ends is said as such.</summary>
    public static string Dates(DateOnly from, DateOnly to) =>
        to.Year == 9999 ? from.Year <= 2000 ? "undated" : $"from {Day(from)}" : $"{Day(from)} to {Day(to)}";

    /// <summary>A number of code pages, as the allowance counts them.</summary>
    public static string Pages(int count) => count switch
    {
        0 => "No code pages",
        1 => "1 code page",
        _ => $"{Number(count)} code pages",
    };

    /// <summary>The stretch of time of an allowance.</summary>
    public static string Stretch(string period) => period switch
    {
        "day" => "today",
        "month" => "this month",
        "year" => "this year",
        _ => "",
    };

    /// <summary>What a browser calls itself, in two words; a program's own name as it stands.</summary>
    public static string Agent(string text)
    {
        if (text.Length == 0)
            return "a program without a name";
        // the order matters: most of them name those that they are like as well
        var browser = Named(text, ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = Named(text, ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return browser is null ? text : system is null ? browser : $"{browser} on {system}";

        static string? Named(string text, params ReadOnlySpan<(string Sign, string Name)> all)
        {
            foreach (var (sign, name) in all)
                if (text.Contains(sign, StringComparison.Ordinal))
                    return name;
            return null;
        }
    }

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Age(DateOnly from, DateOnly today)
    {
        var days = today.DayNumber - from.DayNumber;
        return days switch
        {
            < 0 => $"begins in {-days} days",
            0 => "new today",
            1 => "1 day old",
            < 60 => $"{days} days old",
            < 730 => $"{days / 30} months old",
            _ => $"{days / 365} years old",
        };
    }

    public static string NoteKind(string kind) => kind switch
    {
        "includes" => "Includes",
        "excludes1" => "Excludes1",
        "excludes2" => "Excludes2",
        "code_first" => "Code first",
        "use_additional" => "Use additional code",
        "code_also" => "Code also",
        "seventh" => "Seventh character",
        "inclusion" => "Also called",
        _ => "Note",
    };

    /// <summary>What a kind of note means for the coder; empty where its name says it.</summary>
    public static string NoteMeaning(string kind) => kind switch
    {
        "excludes1" => "not coded here together",
        "excludes2" => "not included here; both may be coded",
        "code_first" => "sequence the other code before this one",
        "use_additional" => "add the other code after this one",
        "code_also" => "both codes; order by the encounter",
        _ => "",
    };

    public static string Review(string review) => review switch
    {
        "draft" => "draft by one author",
        "read" => "read by a second reader",
        "certified" => "signed off by a certified coder",
        _ => review,
    };

    public static string HitKind(string kind) => kind switch
    {
        "code" => "By code",
        "title" => "By title",
        "index" => "By alphabetic index",
        "inclusion" => "By inclusion term",
        "synonym" => "By synonym",
        "drug" => "By a drug that is given for it",
        "guide" => "By our guides",
        "modifier" => "Modifiers",
        _ => "By " + kind,
    };

    /// <summary>The symbol that stands beside a flag's word, so that colour never speaks alone.</summary>
    public static string FlagSign(string tone) => tone switch
    {
        "good" => "●",
        "warn" => "▲",
        "stop" => "■",
        _ => "◆",
    };

    /// <summary>The sentence that the AMA asks for where its text is shown.</summary>
    public const string AmaNotice = "CPT copyright American Medical Association. All rights reserved. CPT is a registered trademark of the American Medical Association.";

    public static bool Ranged(CodeLink link) => link.Code.Contains('-', StringComparison.Ordinal);
}
