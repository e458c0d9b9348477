using CodingAhead.Books.Gems;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Books.Gems;

public sealed class GemsReaderTests
{
    [Fact]
    public void A_row_maps_one_code_to_another_or_to_none()
    {
        var file = Made.File("gem.txt", Samples.Icd9Gem);
        var reader = Assert.IsType<Icd9ToIcd10CmReader>(Made.Reader(file));
        Assert.Equal(["001.0 A00.0 00000", "001.1  11000", "E850.0 T40.0X1A 10111"],
            reader.Read<MapEntry>(file).Select(m => $"{m.From.Text} {m.To?.Text} {m.Flags}"));
    }

    [Fact]
    public void Procedures_are_told_from_diagnoses_by_their_shape()
    {
        var file = Made.File("gem.txt", Samples.PcsGem);
        var reader = Assert.IsType<Icd10PcsToIcd9Reader>(Made.Reader(file));
        Assert.Equal(["0016070 02.39 10000", "001607A  11000"],
            reader.Read<MapEntry>(file).Select(m => $"{m.From.Text} {m.To?.Text} {m.Flags}"));
    }

    [Theory]
    [InlineData("00000", "0000")]
    [InlineData("A000 ", "A0!0 ")]
    [InlineData("11000", "10000")]
    public void A_row_that_does_not_fit_is_refused(string good, string bad) =>
        Assert.Contains("expected a code of ICD-9-CM, a code of ICD-10-CM or NoDx, and five digits",
            new Icd9ToIcd10CmReader().Refusal(Made.File("gem.txt", Samples.Icd9Gem.Replace(good, bad))));
}
