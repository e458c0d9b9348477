using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Tests.Catalogue;

/// <summary>What a text can be by its shape.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("E11.9", "icd10cm:E11.9")]
    [InlineData("e119", "icd10cm:E11.9 icd9cm:E119")]
    [InlineData(" E11.9 ", "icd10cm:E11.9")]
    [InlineData("E11", "icd10cm:E11 icd10pcs:E11")]
    [InlineData("W21.89XA", "icd10cm:W21.89XA")]
    [InlineData("J1100", "icd10cm:J11.00 hcpcs:J1100")]
    [InlineData("J11.00", "icd10cm:J11.00")]
    [InlineData("25000", "cpt:25000 icd9cm:250.00")]
    [InlineData("250.00", "icd9cm:250.00")]
    [InlineData("99213", "cpt:99213 icd9cm:992.13")]
    [InlineData("0001U", "cpt:0001U")]
    [InlineData("02703ZZ", "icd10pcs:02703ZZ")]
    [InlineData("26", "modifier:26")]
    [InlineData("lt", "modifier:LT")]
    [InlineData("36.01", "icd9pcs:36.01")]
    [InlineData("E11..9", "")]
    [InlineData("E1.19", "")]
    [InlineData("", "")]
    [InlineData("heart attack", "")]
    [InlineData("E11.99999", "")]
    [InlineData("É11.9", "")]
    public void A_text_is_read_as_every_code_it_can_be(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Code.Read(text).Select(c => $"{c.System.Slug()}:{c.Text}")));

    [Fact]
    public void A_system_decides_what_a_text_of_several_systems_is() =>
        Assert.Equal([new Code(CodeSystem.Hcpcs, "J1100")], Code.Read("j1100", CodeSystem.Hcpcs));
}
