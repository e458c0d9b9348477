using System.Text;
using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Books.Import;

/// <summary>From files to a catalogue, whole or not at all. The files are made up, in the official layout.</summary>
public sealed class ImporterTests
{
    private static readonly string First = Order(
        ("A00", false, "Cholera"), ("A000", true, "Cholera due to Vibrio cholerae 01, biovar cholerae"), ("A009", true, "Cholera, unspecified"),
        ("Z00", false, "Encounter"), ("Z000", true, "Encounter for examination"));

    private static readonly string Second = Order(
        ("A00", false, "Cholera"), ("A001", true, "Cholera due to Vibrio cholerae 01, biovar eltor"), ("A009", true, "Cholera, unspecified"),
        ("Z00", false, "Encounter"), ("Z000", true, "Encounter for examination"));

    private static string Order(params (string Code, bool Billable, string Title)[] rows) =>
        string.Concat(rows.Select((r, i) => $"{i + 1:00000} {r.Code,-7} {(r.Billable ? 1 : 0)} {r.Title,-60} {r.Title}\r\n"));

    [Fact]
    public void An_order_file_becomes_an_edition_that_answers()
    {
        using var home = new TestHome();
        var report = home.Import(home.Write("icd10cm-order-2026.txt", First));
        Assert.True(report.Changed);
        Assert.Equal(5, Assert.Single(report.Editions).Kept);
        var page = Assert.Single(new CodeLookup().Find(home.Library().Current, "A00.0", null, new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1)));
        Assert.Equal(CodeStatus.Valid, page.Status);
        Assert.Equal("icd10cm-order-2026.txt", page.Source!.File);
        Assert.Equal(2, page.Source.Line);
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        using var home = new TestHome();
        var file = home.Write("icd10cm-order-2026.txt", First);
        var once = home.Import(file);
        var again = home.Import(file);
        Assert.False(again.Changed);
        Assert.Equal(once.Catalogue, again.Catalogue);
    }

    [Fact]
    public void After_an_update_of_the_program_the_search_gets_its_new_words()
    {
        using var home = new TestHome();
        var file = home.Write("icd10cm-order-2026.txt", First);
        var before = home.Import(file).Catalogue;
        var updated = Path.Combine(home.Folder, "starter-of-another-version");
        Directory.CreateDirectory(updated);
        foreach (var part in Directory.EnumerateFiles(TestHome.Starter))
            File.Copy(part, Path.Combine(updated, Path.GetFileName(part)));
        File.WriteAllText(Path.Combine(updated, "hash"), "another");
        Assert.False(home.Catalogues.Renew());
        var other = new CatalogueHome(home.Folder, updated);
        Assert.True(other.Stale);
        Assert.True(other.Renew());
        Assert.NotEqual(before, other.Current);
        Assert.False(other.Renew());
        // and an import of the same files sees it too
        Assert.True(home.Catalogues.Stale);
        Assert.True(home.Import(file).Changed);
        Assert.Equal(before, home.Catalogues.Current);
    }

    [Fact]
    public void A_second_edition_joins_the_first_and_history_follows()
    {
        using var home = new TestHome();
        home.Import(home.Write("icd10cm-order-2025.txt", First));
        home.Import(home.Write("icd10cm-order-2026.txt", Second));
        var lookup = new CodeLookup();
        var shelf = home.Library().Current;
        var today = new DateOnly(2026, 1, 1);
        Assert.Equal(CodeStatus.Deleted, Assert.Single(lookup.Find(shelf, "A00.0", null, null, today)).Status);
        Assert.Equal(CodeStatus.Valid, Assert.Single(lookup.Find(shelf, "A00.0", null, new DateOnly(2025, 1, 1), today)).Status);
        Assert.Contains(Assert.Single(lookup.Find(shelf, "A00.1", null, null, today)).History, h => h is { Action: "added" } && h.Date == new DateOnly(2025, 10, 1));
    }

    [Fact]
    public void A_dry_run_reads_all_and_changes_nothing()
    {
        using var home = new TestHome();
        var report = new Importer(home.Catalogues).Import([home.Write("icd10cm-order-2026.txt", First)], new ImportOptions(DryRun: true));
        Assert.Equal(5, report.Editions[0].Kept);
        Assert.Null(home.Catalogues.Current);
    }

    [Fact]
    public void A_bad_file_fails_its_edition_only_and_names_file_and_line()
    {
        using var home = new TestHome();
        home.Import(home.Write("icd10cm-order-2025.txt", First));
        var before = home.Catalogues.Current;
        var bad = home.Import(home.Write("icd10cm-order-2026.txt", First.Replace("00003 A009 ", "00003 A000 ", StringComparison.Ordinal)));
        var failed = Assert.Single(bad.Failed);
        Assert.Contains("icd10cm-order-2026.txt:3", failed.Error, StringComparison.Ordinal);
        Assert.Equal(before, home.Catalogues.Current);
    }

    [Fact]
    public void Rollback_goes_back_and_forth()
    {
        using var home = new TestHome();
        var first = home.Import(home.Write("icd10cm-order-2025.txt", First)).Catalogue;
        var second = home.Import(home.Write("icd10cm-order-2026.txt", Second)).Catalogue;
        Assert.Equal(first, home.Catalogues.Rollback());
        Assert.Equal(first, home.Catalogues.Current);
        Assert.Equal(second, home.Catalogues.Rollback());
    }

    [Fact]
    public void A_book_can_be_taken_out_and_leaves_no_text_behind()
    {
        using var home = new TestHome();
        home.Import(home.Write("icd10cm-order-2025.txt", First), home.Write("2026-icd-10-pcs/icd10pcs_order_2026.txt", Order(
            ("001", false, "Central Nervous System, Bypass"), ("0016070", true, "Bypass Cerebral Ventricle to Nasopharynx, Open Approach"),
            ("XY0", false, "New Technology"), ("XY0VX83", true, "Extracorporeal Introduction of Endothelial Damage Inhibitor"))));
        Assert.True(home.Catalogues.Remove("icd10pcs", null));
        Assert.False(home.Catalogues.Remove("icd10pcs", null));
        var database = File.ReadAllBytes(Path.Combine(home.Folder, "catalogue", home.Catalogues.Current!, "catalogue.db"));
        Assert.True(database.AsSpan().IndexOf("Nasopharynx"u8) < 0, "the removed book's text is still in the file");
        Assert.True(database.AsSpan().IndexOf("Cholera"u8) >= 0);
    }

    [Fact]
    public void Two_imports_at_once_are_refused_by_name()
    {
        using var home = new TestHome();
        var file = home.Write("icd10cm-order-2026.txt", First);
        using var held = home.Catalogues.Lock();
        var refused = Assert.Throws<BookFormatException>(() => home.Import(file));
        Assert.Contains("another one is running", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_library_takes_up_a_new_catalogue()
    {
        using var home = new TestHome();
        var library = home.Library();
        Assert.Null(library.Current.Imported);
        home.Import(home.Write("icd10cm-order-2026.txt", First));
        var until = Environment.TickCount64 + 5000;
        while (library.Current.Imported is null && Environment.TickCount64 < until)
            Thread.Sleep(100);
        Assert.NotNull(library.Current.Imported);
    }

    [Fact]
    public void A_catalogue_of_another_format_is_refused_clearly()
    {
        using var home = new TestHome();
        var hash = home.Import(home.Write("icd10cm-order-2026.txt", First)).Catalogue!;
        var file = Path.Combine(home.Folder, "catalogue", hash, "catalogue.db");
        var bytes = File.ReadAllBytes(file);
        bytes[63] = 99; // the user version in the header of an SQLite file
        File.WriteAllBytes(file, bytes);
        var refused = Assert.Throws<BookFormatException>(() => home.Library());
        Assert.Contains("import the releases again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_dead_import_left_is_cleared_away()
    {
        using var home = new TestHome();
        var stale = Path.Combine(home.Folder, "catalogue", "work-1");
        Directory.CreateDirectory(stale);
        File.WriteAllText(Path.Combine(stale, "catalogue.db"), "half");
        home.Import(home.Write("icd10cm-order-2026.txt", First));
        Assert.False(Directory.Exists(stale));
    }

    [Fact]
    public void An_edition_that_a_file_does_not_say_comes_from_the_flag_and_is_never_guessed()
    {
        using var home = new TestHome();
        var file = home.Write("codes.txt", First);
        Assert.Equal(["codes.txt"], home.Import(file).UnknownEdition);
        var named = new Importer(home.Catalogues).Import([file], new ImportOptions(Edition: "2026"));
        Assert.Equal("2026", Assert.Single(named.Editions).Edition);
    }

    [Fact]
    public void The_ledger_knows_an_official_file_under_any_name()
    {
        using var home = new TestHome();
        var file = home.Write("codes.txt", First);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""[{"book":"icd10cm","edition":"2025-04","from":"2025-04-01","to":"2025-09-30","file":"x.txt","address":null,"bytes":{{new FileInfo(file).Length}},"sha256":"{{hash}}","note":null,"tried":false}]"""));
        var report = new Importer(home.Catalogues).Import([file], new ImportOptions(), Ledger.Read(json));
        Assert.Equal("2025-04", Assert.Single(report.Editions).Edition);
    }
}
