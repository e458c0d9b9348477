using CodingAhead.Workspace.Accounts;

namespace CodingAhead.Tests.Workspace.Accounts;

/// <summary>What a passphrase must be.</summary>
public sealed class PassphraseTests
{
    [Theory]
    [InlineData("short one")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("summer2025summer")]
    [InlineData("Hospital2026!")]
    [InlineData("margaret.stone1")]
    public void What_is_tried_first_is_refused(string phrase) => Assert.NotNull(Passphrases.Fault(phrase, "margaret.stone"));

    [Theory]
    [InlineData("seven quiet lanterns rowing")]
    [InlineData("kPf9zq2LmW0x")]
    [InlineData("die Katze isst Nebel")]
    [InlineData("мой синий чайник поёт")]
    [InlineData("my dog and the doctor love cheese")]
    public void Length_is_enough_and_any_script_will_do(string phrase) => Assert.Null(Passphrases.Fault(phrase, "margaret.stone"));
}
