using System.IO.Compression;
using System.Text;

namespace CodingAhead.Tests.Books;

/// <summary>Small files of each layout with made-up content, for the tests of readers and for mutation.</summary>
internal static class Samples
{
    /// <summary>Rows of an order file: code, flag, short title, long title; numbers are added.</summary>
    public static string Order(params (string Code, int Flag, string Short, string Long)[] rows) =>
        string.Concat(rows.Select((r, i) => $"{i + 1:00000} {r.Code,-7} {r.Flag} {r.Short,-60} {r.Long}\r\n"));

    public static string Order() => Order(
        ("A00", 0, "Ship fever", "Ship fever"),
        ("A000", 1, "Ship fever, mild", "Ship fever, mild form"),
        ("A001", 0, "Ship fever, severe", "Ship fever, severe form"),
        ("A0010", 1, "Ship fever, severe, first", "Ship fever, severe form, first week"),
        ("C43", 1, "Freckle", "Freckle"),
        ("C4A", 1, "Odd freckle", "Odd freckle"),
        ("C44", 1, "Other freckle", "Other freckle"),
        ("Z00", 1, "Visit", "Visit"),
        ("U07", 1, "Reserved", "Reserved"));

    public static string PcsOrder() => Order(
        ("001", 0, "Head, Bypass", "Head, Bypass"),
        ("0016070", 1, "Bypass Head", "Bypass Head to Toe, Open"),
        ("XY0", 0, "New, Intro", "New, Introduction"),
        ("XY0YX28", 1, "Intro of Ink", "Introduction of Ink, New Group 8"));

    public const string Codes = "A000    Ship fever, mild form\nA0010   Ship fever, severe form\nZ00     Visit\n";

    public const string Tabular = """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.tabular>
          <version>2021</version>
          <introduction><introSection type="title"><title>Words</title></introSection></introduction>
          <chapter>
            <name>19</name>
            <desc>Wear and tear (S00-T88)</desc>
            <notes><note>Chapter note</note></notes>
            <section id="S50-S59">
              <desc>Lower sleeve (S50-S59)</desc>
              <excludes2><note>upper sleeve (S40-S49)</note></excludes2>
              <diag>
                <name>S52</name>
                <desc>Torn sleeve</desc>
                <includes><note>ripped sleeve</note></includes>
                <excludes1><note>missing sleeve (S58.-)</note></excludes1>
                <sevenChrNote><note>The appropriate 7th character is to be added</note></sevenChrNote>
                <sevenChrDef>
                  <extension char="A">first visit</extension>
                  <note>and the call before it</note>
                  <extension char="D">later visit</extension>
                  <extension char="S">scar</extension>
                </sevenChrDef>
                <notes><note>7th characters D and S do not apply to codes in category S52 with 6th character 7 - burnt,
                    or 8 - lost.</note></notes>
                <diag>
                  <name>S52.0</name>
                  <desc>Torn cuff</desc>
                  <inclusionTerm><note>Frayed cuff</note></inclusionTerm>
                  <codeFirst><note>moth (B88)</note></codeFirst>
                </diag>
                <diag placeholder="true">
                  <name>S52.1X</name>
                  <desc>Torn elbow</desc>
                  <diag><name>S52.1X7</name><desc>Torn elbow, burnt</desc></diag>
                  <diag><name>S52.1X9</name><desc>Torn elbow, other</desc></diag>
                </diag>
              </diag>
              <diag>
                <name>S53</name>
                <desc>Stain</desc>
                <useAdditionalCode><note>code for the sauce</note></useAdditionalCode>
                <codeAlso><note>code also the meal</note></codeAlso>
              </diag>
            </section>
          </chapter>
        </ICD10CM.tabular>
        """;

    public const string Index = """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.index>
          <version>2025</version>
          <title>ICD-10-CM INDEX TO DISEASES and INJURIES</title>
          <letter>
            <title>T</title>
            <mainTerm>
              <title>Tear, torn<nemod>(old) (new)</nemod> NEC</title>
              <seeAlso>Stain</seeAlso>
              <term level="1">
                <title>sleeve</title>
                <code>S52.-</code>
                <manif>I43</manif>
                <term level="2"><title>cuff</title><see>Fray, cuff</see></term>
                <term level="2"><title><nemod>(taser)</nemod></title><subcat>S52.1</subcat></term>
              </term>
              <term level="1"><title>seam</title><seecat>S53</seecat></term>
            </mainTerm>
          </letter>
        </ICD10CM.index>
        """;

    public const string Drugs = """
        <?xml version="1.0" encoding="utf-8"?>
        <ICD10CM.index>
          <version>2025</version>
          <indexHeading>
            <head col="1">Substance</head>
            <head col="2">Poisoning Accidental (unintentional)</head>
            <head col="3">Underdosing</head>
          </indexHeading>
          <letter>
            <title>S</title>
            <mainTerm>
              <title>Starch</title>
              <cell col="2">T51.3X1</cell>
              <cell col="3">--</cell>
              <term level="1"><title>potato</title><see>Potato</see></term>
            </mainTerm>
          </letter>
        </ICD10CM.index>
        """;

    public const string Addenda =
        "Delete:      1 B880    Old moth                                                     Old moth\r\n"
        + "Add:         0 B880    Old moth                                                     Old moth\r\n"
        + "Revise from: 1 L02212  Hole in back                                                 Hole in back\r\n"
        + "Revise to:   1 L02212  Hole in back panel                                           Hole in back panel\r\n"
        + "\r\nHeaders\r\n      1 additions\r\n      0 deletions\r\n      0 revisions\r\n"
        + "\r\nCodes\r\n      0 additions\r\n      1 deletions\r\n      1 revisions\r\nof which\r\n      1 revisions to both long and short titles\r\n";

    public const string Guidelines = """
                ICD-10-CM Official Guidelines for Coding and Reporting
                         (October 1, 2025 - September 30, 2026)
        Section I. Conventions ...............................................7
          A. General rules .................................................... 7
             1. First rule ..................................................... 7
                a. Part of a rule that is so long that its title has to go on
                   over the line .............................................. 8
        C. Chapters ..................................................... 8
          4. Chapter 4: Buttons (E00-E89) ... 9
             a. Round buttons ............................................... 9
        Section II. Selection ............................................ 10
           A. What comes first ............................................. 10
        Section I. Conventions
           Words before.
          A. General rules
            1. First rule
               Do this. See Section I.C.4.
               a. Part of a rule that is so long that its title has to go on
                  over the line
                  Text of the part that runs
                                   ICD-10-CM Official Guidelines for Coding and Reporting
                                                       FY 2026
                                                  Page 7 of 121
                  over a page.
          C. Chapters
            4. Chapter 4: Buttons (E00-E89)
               a. Round buttons
                  1) Small round buttons
                     Small text.
                     (a) Blue
                         (i) Light blue
                     (b) Red
                  2) Large round buttons and those that are larger than the
                     largest known
                     • one
                     • two
               b. Square buttons
                  Not in the contents.
               d. is no heading here
        Section II. Selection
          A. What comes first
             The coat.
        Appendix I
        Present on admission.
        """;

    public const string Poa = "Order26\tPOAexemptCode\tDescription\r\n01238\tB90.0\t\"Scar, old\"\r\n01239\tQA0.0\tNew thing\r\n";

    public const string Icd9Gem = "0010  A000    00000\r\n0011  NoDx    11000\r\nE8500 T400X1A 10111\r\n";

    public const string PcsGem = "0016070 0239 10000\r\n001607A NoPCS 11000\r\n";

    /// <summary>Records of the alpha-numeric file, behind a disclaimer.</summary>
    public static string AlphaNumeric() =>
        "***Disclaimers\r\n\r\n" + Record("   A1", '7', "Dressing for one doll", "Dressing for one doll", "20020701", "")
        + Record("E0100", '3', "Cane for a very old doll, adjustable or fixed, with tip and with a long", "Cane", "19860101", "20171231")
        + Record("E0100", '4', "second line", "", "", "");

    public static string Record(string code, char kind, string title, string brief, string added, string ended)
    {
        var line = new StringBuilder($"{code,-5}00100{kind}{title,-80}");
        if (kind is '3' or '7')
            line.Append($"{brief,-28}32      A".PadRight(36)).Append(' ', 101).Append('D').Append(' ',
                38).Append($"{added,-8}{added,-8}{ended,-8}N");
        return line.ToString().PadRight(kind is '3' or '7' ? 320 : 92)[..(kind is '3' or '7' ? 320 : 92)] + "\r\n";
    }

    /// <summary>A workbook of one sheet with shared texts.</summary>
    public static byte[] Workbook(string sheet, params string[][] rows) => Workbook([sheet], rows);

    /// <summary>A workbook whose last sheet has rows of shared texts.</summary>
    public static byte[] Workbook(string[] sheets, string[][] rows)
    {
        var texts = rows.SelectMany(r => r).Distinct().ToList();
        var shared = string.Concat(texts.Select(t => $"<si><t>{t}</t></si>"));
        var data = string.Concat(rows.Select((r, y) =>
            $"<row r=\"{y + 1}\">" + string.Concat(r.Select((c,
                x) => $"<c r=\"{Letters(x)}{y + 1}\" t=\"s\"><v>{texts.IndexOf(c)}</v></c>")) + "</row>"));
        return Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", $"<workbook><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s}\" sheetId=\"{i + 1}\"/>"))}</sheets></workbook>"),
            ("xl/sharedStrings.xml", $"<sst>{shared}</sst>"),
            ($"xl/worksheets/sheet{sheets.Length}.xml", $"<worksheet><sheetData>{data}</sheetData></worksheet>"));
    }

    public static byte[] Conversion() => Workbook("ICD-10-CM-Conversion-Table-FY26",
        ["Some words about the table"],
        ["Current code assignment", "Effective", "Previous Code(s) Assignment"],
        ["A04.71", "2017", "A04.7"],
        ["E11.11 ", "45017", "E11.69 and R40.20"],
        ["R29.700", "2016", "None"],
        ["H44.2A1", "2017", "H44.20-H44.23"]);

    private static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static byte[] Zip(params (string Name, string Text)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(Encoding.UTF8.GetBytes(text));
            }
        return stream.ToArray();
    }
}
