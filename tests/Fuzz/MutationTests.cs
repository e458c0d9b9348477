using System.Text;
using CodingAhead.Books;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Tests.Books;

namespace CodingAhead.Tests.Fuzz;

/// <summary>Whatever is done to a file, its reader answers with entries or with its own error, and soon.</summary>
public sealed class MutationTests
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("CODINGAHEAD_LONG") == "1" ? 20_000 : 300;

    public static TheoryData<string> Names() => [.. FuzzSamples.All.Keys];

    [Fact]
    public void Every_reader_has_a_sample()
    {
        var claimed = FuzzSamples.All.Select(s => Made.Reader(Made.File(s.Key, s.Value)).GetType()).ToHashSet();
        Assert.Equal([], BookReaders.All.Select(r => r.GetType()).Where(t => !claimed.Contains(t)).Select(t => t.FullName));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_reader_s_own_error_comes_out(string name)
    {
        var good = FuzzSamples.All[name];
        var reader = Made.Reader(Made.File(name, good));
        for (var seed = 0; seed < Rounds; seed++)
        {
            var bytes = Mutate(good, new Random(seed));
            try
            {
                var file = Made.File(name, bytes);
                _ = reader.Recognises(file.Head);
                _ = reader.EditionInside(file.Head);
                _ = reader.Columns(file.Head).Count;
                foreach (var entry in reader.Read(file, (_, _) => { }))
                    Assert.NotNull(entry);
            }
            catch (BookFormatException e)
            {
                Assert.StartsWith(name, e.Message, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"seed {seed} of {name}: {e}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reader_of_another_file_refuses_it_with_its_own_error(string name)
    {
        var file = Made.File(name, FuzzSamples.All[name]);
        foreach (var reader in BookReaders.All.Where(r => !r.Recognises(file.Head)))
            try
            {
                _ = reader.Read(file, (_, _) => { }).Count();
            }
            catch (BookFormatException)
            {
                // as it should be
            }
    }

    // a few changes of any kind: bytes, cuts, doubled or swapped pieces, hostile numbers
    private static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = good.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: bytes.InsertRange(at, Hostile[random.Next(Hostile.Length)]); break;
                case 6: bytes.Insert(at, (byte)"\n\r\t,\"<>&0 -"[random.Next(11)]); break;
                default: bytes.Reverse(at, length); break;
            }
        }
        return [.. bytes];
    }

    private static readonly byte[][] Hostile =
    [
        .. new[] { "99999999999999999999", "-1", "\0", "\u00e9", "\"\"", "NaN", "<![CDATA[", "<!DOCTYPE a>", "]]>", "2147483648",
        new string('9', 400), new string('\n', 50), "20240230" }
            .Select(Encoding.UTF8.GetBytes),
    ];
}
