using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CodingAhead.Tests.House;

/// <summary>The table of OWASP ASVS: no requirement of levels 1 and 2 is missing, and each test that it names is there.</summary>
public sealed partial class AsvsTests
{
    // the requirements of ASVS 4.0.3 up to level 2, by chapter and section: the numbers in it
    private const string Numbers =
        """
        1.1 1-7, 1.2 1-4, 1.4 1 4 5, 1.5 1-4, 1.6 1-4, 1.7 1-2, 1.8 1-2, 1.9 1-2, 1.10 1, 1.11 1-2, 1.12 2, 1.14 1-6,
        2.1 1-12, 2.2 1-3, 2.3 1-3, 2.4 1-5, 2.5 1-7, 2.6 1-3, 2.7 1-6, 2.8 1-7, 2.9 1-3, 2.10 1-4,
        3.1 1, 3.2 1-4, 3.3 1-4, 3.4 1-5, 3.5 1-3, 3.7 1, 4.1 1-3 5, 4.2 1-2, 4.3 1-3,
        5.1 1-5, 5.2 1-8, 5.3 1-10, 5.4 1-3, 5.5 1-4, 6.1 1-3, 6.2 1-6, 6.3 1-2, 6.4 1-2,
        7.1 1-4, 7.2 1-2, 7.3 1 3 4, 7.4 1-3, 8.1 1-4, 8.2 1-3, 8.3 1-8, 9.1 1-3, 9.2 1-4, 10.2 1-2, 10.3 1-3,
        11.1 1-8, 12.1 1-3, 12.2 1, 12.3 1-6, 12.4 1-2, 12.5 1-2, 12.6 1, 13.1 1 3 4 5, 13.2 1-3 5 6, 13.3 1-2, 13.4 1-2,
        14.1 1-4, 14.2 1-6, 14.3 2-3, 14.4 1-7, 14.5 1-4
        """;

    private static readonly (string Points, string Proof)[] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "docs/asvs.md")).Select(l => Row().Match(l)).Where(m => m.Success).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    [Fact]
    public void Every_requirement_up_to_level_2_has_a_row()
    {
        var wanted = Numbers.Split(',', StringSplitOptions.TrimEntries).SelectMany(section => section.Split(' ') is [var name, .. var numbers] ? numbers.SelectMany(Spread).Select(n => $"{name}.{n}") : []).ToList();
        var told = Rows.SelectMany(r => r.Points.Split(", ")).SelectMany(Points).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Empty(wanted.Except(told));
        Assert.True(wanted.Count > 240, $"only {wanted.Count}");
    }

    [Fact]
    public void Each_row_names_tests_that_are_there_or_a_reason()
    {
        var tests = typeof(AsvsTests).Assembly.GetTypes().Where(t => t.Name.EndsWith("Tests", StringComparison.Ordinal)).ToLookup(t => t.Name);
        var missing = new List<string>();
        foreach (var (points, proof) in Rows)
        {
            var named = Named().Matches(proof).Where(m => m.Groups[1].Value.EndsWith("Tests", StringComparison.Ordinal)).ToList();
            if (named.Count == 0 && !proof.StartsWith("reason: ", StringComparison.Ordinal))
                missing.Add($"{points}: neither a test nor a reason");
            missing.AddRange(named.Where(m => !tests[m.Groups[1].Value].Any(t => m.Groups[2].Value is not { Length: > 0 } method
                || t.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(i => method[^1] == '…' ? i.Name.StartsWith(method[..^1], StringComparison.Ordinal) : i.Name == method))).Select(m => $"{points}: {m.Value}"));
        }
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static IEnumerable<int> Spread(string numbers) => numbers.Split('-') is [var one] ? [Number(one)] : Between(Number(numbers.Split('-')[0]), Number(numbers.Split('-')[1]));

    private static IEnumerable<string> Points(string text) =>
        text.Split('–') is [var first, var last] ? Between(Number(first.Split('.')[^1]), Number(last.Split('.')[^1])).Select(n => $"{first[..first.LastIndexOf('.')]}.{n}") : [text];

    private static IEnumerable<int> Between(int first, int last) => Enumerable.Range(first, last - first + 1);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| (\d[\d., –]*\d) \| .+ \| (.+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"`(\w+)(?:\.([\w…]+))?`")]
    private static partial Regex Named();
}
