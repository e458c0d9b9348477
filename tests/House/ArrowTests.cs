using System.Text.RegularExpressions;

namespace CodingAhead.Tests.House;

/// <summary>Who may know whom: the arrows between the rooms of the house, read from the sources themselves.</summary>
public sealed partial class ArrowTests
{
    /// <summary>A room, and the rooms that its files may name in a using.</summary>
    public static TheoryData<string, string[]> Rooms => new()
    {
        { "Catalogue/Codes", [] },
        { "Catalogue/Search", ["Catalogue.Codes"] },
        { "Catalogue/Store", ["Catalogue.Codes", "Catalogue.Search"] },
        { "Books/Layouts", ["Catalogue.Codes", "Books"] },
        { "Engines/Lookup", ["Catalogue.Codes", "Catalogue.Store", "Catalogue.Search"] },
        { "Engines/Risk", ["Catalogue.Codes"] },
        { "Engines/Text", ["Catalogue"] },
        { "Engines/Guidelines", ["Catalogue", "Engines.Text"] },
        { "Engines/DetectIcd10Cm", ["Catalogue", "Engines.Text", "Engines.Guidelines"] },
        { "Engines/RedactPhi", ["Catalogue", "Engines.Text"] },
        { "Engines/Claims", ["Catalogue", "Engines.Text", "Engines.Guidelines"] },
        { "Engines/Case2Code", ["Catalogue", "Engines"] },
        { "Engines/CasePilot", ["Catalogue", "Engines"] },
        { "Surfaces/Mcp", ["Catalogue", "Engines", "Surfaces"] },
        { "Surfaces/Api", ["Catalogue", "Engines", "Books", "Surfaces"] },
        { "Surfaces/Web", ["Catalogue", "Engines", "Books", "Surfaces", "Workspace"] },
        { "Workspace", [] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may_know(string room, string[] allowed)
    {
        var own = "CodingAhead." + room.Replace('/', '.');
        foreach (var (file, name) in Usings(room))
            Assert.True(name == own || name.StartsWith(own + ".", StringComparison.Ordinal)
                        || allowed.Any(a => name == "CodingAhead." + a || name.StartsWith($"CodingAhead.{a}.", StringComparison.Ordinal)),
                $"{file} uses {name}");
    }

    [Fact]
    public void Surfaces_do_not_know_each_other_and_only_the_command_line_composes()
    {
        string[] surfaces = ["Api", "Web", "Mcp"];
        foreach (var surface in surfaces)
            foreach (var (file, name) in Usings($"Surfaces/{surface}"))
                Assert.False(surfaces.Append("Cli").Any(s => s != surface && name.StartsWith($"CodingAhead.Surfaces.{s}", StringComparison.Ordinal)), $"{file} uses {name}");
    }

    [Fact]
    public void Engines_see_no_files_no_sql_no_http_and_no_clock()
    {
        foreach (var file in Files("Engines"))
        {
            var text = File.ReadAllText(file);
            foreach (var foreign in (string[])["System.Net.Http", "System.Net.Sockets", "HttpClient", "Microsoft.Data.Sqlite", "File.Read", "File.Open", "Environment.GetEnvironmentVariable", "DateTime.Now", "DateTime.Today", "DateTime.UtcNow", "TimeProvider"])
                Assert.False(text.Contains(foreign, StringComparison.Ordinal), $"{file} names {foreign}");
        }
    }

    [Fact]
    public void No_type_is_called_a_helper_a_manager_or_a_service()
    {
        foreach (var file in Files(""))
            Assert.DoesNotMatch(VagueName(), File.ReadAllText(file));
    }

    private static IEnumerable<(string File, string Name)> Usings(string room)
    {
        foreach (var file in Files(room))
            foreach (Match match in UsingLine().Matches(File.ReadAllText(file)))
                yield return (file, match.Groups[1].Value);
    }

    private static IEnumerable<string> Files(string room)
    {
        var folder = Path.Combine(Repository.Root, "src", room);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\s*@?using (?:static )?(CodingAhead\.[\w.]+);?", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w*(Helper|Util|Utils|Manager|Service|Provider|Dto)\b")]
    private static partial Regex VagueName();
}
