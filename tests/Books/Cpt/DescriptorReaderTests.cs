using CodingAhead.Books.Import;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;
using CodingAhead.Engines.Lookup;

namespace CodingAhead.Tests.Books.Cpt;

/// <summary>A user's own licensed descriptor files. All texts here are made up; the codes are fantasy or any.</summary>
public sealed class DescriptorReaderTests
{
    private const string Secret = "Zorbing of the left quagmire";

    private static string Block(int year) => $"A made-up notice.\r\nCPT {year} is of the American Medical Association.\r\nAll of it.\r\n\r\n";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static ImportReport Import(TestHome home, bool accept, params string[] files) =>
        new Importer(home.Catalogues).Import(files, new ImportOptions(AcceptCms: true, AcceptCpt: accept));

    private static CodePage Page(Shelf shelf, string code, DateOnly? on = null) => new CodeLookup().Find(shelf, code, CodeSystem.Cpt, on, Today)[0];

    private static string[] Folder(TestHome home, int year = 2026) =>
    [
        home.Write("cpt/LONGULT.txt", Block(year) + $"99990\t{Secret}, with glowing\r\n99991\tA second thing\r\n"),
        home.Write("cpt/MEDU.txt", Block(year) + "99990 ZORBING QUAGMIRE\r\n"),
        home.Write("cpt/SHORTU.txt", Block(year) + "99990 Zorb quag\r\n"),
        home.Write("cpt/MODUL.txt", Block(year) + "25 A made-up modifier\r\nP3\tAnother one\r\n"),
        home.Write("cpt/ConsumerDescriptor.txt", Block(year) + "Concept Id\tCPT Code\tConsumer\r\n1012345\t99990\tThey zorb you\r\n"),
        home.Write("cpt/ClinicianDescriptor.txt", Block(year) + "1012345\t99990\t77\tZorbing, glow\r\n1012345\t99990\t78\tZorbing, dark\r\n"),
    ];

    [Fact]
    public void The_lengths_of_a_title_come_from_their_files_and_the_notice_stands_with_them()
    {
        using var home = new TestHome();
        Import(home, true, Folder(home));
        var page = Page(home.Library().Current, "99990");
        Assert.Equal(CodeStatus.Valid, page.Status);
        Assert.Equal(("Zorb quag", "ZORBING QUAGMIRE", Secret + ", with glowing"), (page.Title!.Short, page.Title.Medium, page.Title.Long));
        Assert.Equal("They zorb you", page.Title.Consumer);
        Assert.Equal(["Zorbing, glow", "Zorbing, dark"], page.Title.Clinician);
        Assert.Contains("American Medical Association", page.Notice, StringComparison.Ordinal);
        Assert.Equal(("cpt", "2026", 5), (page.Source!.Book, page.Source.Edition, page.Source.Line));
    }

    [Fact]
    public void Nothing_is_read_before_the_licence_is_accepted()
    {
        using var home = new TestHome();
        var report = Import(home, false, Folder(home));
        Assert.Equal(6, report.Refused.Count);
        Assert.Empty(report.Editions);
        Assert.Null(home.Library().Current.Imported);
    }

    [Fact]
    public void Taken_out_it_leaves_none_of_its_text_in_any_file()
    {
        using var home = new TestHome();
        Import(home, true, Folder(home));
        Assert.True(Holds(home.Folder, Secret));
        Assert.True(home.Catalogues.Remove("cpt", null));
        Assert.False(Holds(home.Folder, Secret));
        Assert.False(Holds(home.Folder, "Zorb"));
    }

    private static bool Holds(string folder, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return Directory.EnumerateFiles(Path.Combine(folder, "catalogue"), "*", SearchOption.AllDirectories)
            .Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(bytes) >= 0);
    }

    [Fact]
    public void An_open_shelf_knows_the_code_and_not_the_text()
    {
        using var home = new TestHome();
        Import(home, true, Folder(home));
        var open = new OpenLibrary(home.Library()).Current;
        var page = Page(open, "99990");
        Assert.Equal(CodeStatus.Valid, page.Status);
        Assert.Null(page.Title);
        Assert.Null(page.Notice);
        Assert.All(open.Search.Search("zorbing quagmire", new CodingAhead.Catalogue.Search.SearchOptions(null, false, null, null, 20)).Results, h => Assert.DoesNotContain("orb", h.Title + h.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Files_of_two_years_in_a_folder_are_refused()
    {
        using var home = new TestHome();
        var files = Folder(home);
        File.WriteAllText(files[1], Block(2025) + "99990 ZORBING\r\n");
        var wrong = Assert.Throws<BookFormatException>(() => Import(home, true, files));
        Assert.Contains("2025 and 2026", wrong.Message, StringComparison.Ordinal);
        Assert.Null(home.Library().Current.Imported);
    }

    [Theory]
    [InlineData("99990\tA thing\r\nno code\r\n", "6: expected a code of 5 characters, a tab or spaces, and its text, found 'no code'")]
    [InlineData("99990\tA thing\r\n99990\tAgain\r\n", "6: expected each code once, found 99990 again")]
    [InlineData("99990\t\r\n", "5: expected a text behind the code, found none")]
    [InlineData("", "expected codes with their texts below the copyright block, found none")]
    public void A_bad_file_is_one_clear_error_with_its_place(string rows, string message)
    {
        using var home = new TestHome();
        var report = Import(home, true, home.Write("LONGULT.txt", Block(2026) + rows));
        Assert.Contains(message, Assert.Single(report.Failed).Error, StringComparison.Ordinal);
    }

    private const string Guide = "99213";

    // eight words of the guide's own first sentence, as one line of a made-up file
    private static string[] OwnWords(int count)
    {
        using var starter = SqliteCatalogue.Open(TestHome.Starter, "starter", starter: true);
        var plain = starter.Rows("starter", "guides", Guide)[0].Entry.Cells[6];
        return plain.Split(' ').Take(count).ToArray();
    }

    private static ImportReport ImportText(TestHome home, string text) =>
        Import(home, true, home.Write("cpt/LONGULT.txt", Block(2026) + $"99990\tA thing of its own\r\n99991\t{text}\r\n"));

    [Fact]
    public void A_guide_with_eight_words_in_a_row_of_a_descriptor_is_named_without_them()
    {
        using var home = new TestHome();
        var report = ImportText(home, "Zorbing, or " + string.Join("  ", OwnWords(8)).ToUpperInvariant() + " in the dark");
        var close = Assert.Single(report.TooClose);
        Assert.StartsWith($"guide {Guide}: ", close.Name, StringComparison.Ordinal);
        Assert.Equal($"data/starter/guides/{Guide}.md", close.File);
        Assert.Equal(("99991", 6), (close.Code, close.DescriptorLine));
        Assert.EndsWith("LONGULT.txt", close.DescriptorFile, StringComparison.Ordinal);
        Assert.DoesNotContain("zorbing", close.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(string.Join(' ', OwnWords(8)), close.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Seven_words_in_a_row_are_not_too_close()
    {
        using var home = new TestHome();
        Assert.Empty(ImportText(home, "Zorbing, or " + string.Join(' ', OwnWords(7)) + " quagmire").TooClose);
    }

    [Fact]
    public void A_phrase_of_the_lexicon_that_comes_too_close_is_named_by_its_concept()
    {
        using var starter = SqliteCatalogue.Open(TestHome.Starter, "starter", starter: true);
        var lexicon = starter.Editions.Single(e => e.Name == "lexicon");
        var phrase = starter.Rows(lexicon, "lexicon").First(r => r.Entry.Key.Split(' ').Length >= 8 && r.Entry.Key.All(c => char.IsAsciiLetterLower(c) || c == ' '));
        using var home = new TestHome();
        Assert.Contains(ImportText(home, $"Quagmire: {phrase.Entry.Key}").TooClose, c => c.Name == $"lexicon {phrase.Entry.Cells[2]}: {phrase.Entry.Cells[3]}");
    }

    [Fact]
    public void A_dry_run_tells_what_comes_too_close()
    {
        using var home = new TestHome();
        var file = home.Write("cpt/LONGULT.txt", Block(2026) + $"99991\t{string.Join(' ', OwnWords(9))}\r\n");
        Assert.NotEmpty(new Importer(home.Catalogues).Import([file], new ImportOptions(AcceptCpt: true, DryRun: true)).TooClose);
    }
}
