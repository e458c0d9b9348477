using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CodingAhead.Workspace.Accounts;

/// <summary>
/// What a passphrase must be: long enough, and not one that everybody tries first. No rule about digits or signs: length is what helps
/// (NIST SP 800-63B, 5.1.1.2).
/// </summary>
public sealed class Passphrases(BreachedList breached) : IPasswordValidator<Person>
{
    public const int Shortest = 12;

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a new hash; an older hash is renewed when its person next logs in.</summary>
    public const int Rounds = 210_000;

    // far beyond what people type; the hash takes the same time for any length below it
    public const int Longest = 200;

    // words that alone, doubled, counted up or with a year make most bad passphrases, and sayings that are none as a whole
    private static readonly (HashSet<string> Words, HashSet<string> Sayings) Tried = ReadTried();

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password)
    {
        var fault = Refuse(password ?? "", user.UserName);
        return Task.FromResult(fault is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = "Passphrase", Description = fault }));
    }

    /// <summary>Why it may not be used, the operator's list of breached ones included; null when it may.</summary>
    public string? Refuse(string phrase, string? name) => Fault(phrase, name) ?? (breached.Holds(phrase) ? "This passphrase stands in a list of stolen ones. Choose other words." : null);

    /// <summary>Why no site should take it; null when it may be used.</summary>
    internal static string? Fault(string phrase, string? name)
    {
        if (phrase.EnumerateRunes().Count() < Shortest)
            return $"A passphrase has at least {Shortest} characters. Four or five words that have nothing to do with each other are easy to keep in mind.";
        if (phrase.Length > Longest)
            return $"A passphrase has at most {Longest} characters.";
        if (phrase.Distinct().Count() < 5)
            return "This repeats the same few characters. Choose words.";
        if (name is { Length: >= 4 } && phrase.Contains(name, StringComparison.OrdinalIgnoreCase) && phrase.Length < name.Length + Shortest)
            return "This is your name with a little added. Choose other words.";
        return Common(phrase) ? "This is among the passphrases that are tried first. Choose other words." : null;
    }

    // digits and signs at the ends are dropped and look-alikes read as letters; what is left is made up of one or two tried words
    private static bool Common(string phrase)
    {
        var small = phrase.ToLowerInvariant();
        if (Runs(small))
            return true;
        var core = small.Trim([.. small.Where(c => !char.IsLetter(c))]);
        if (core.Any(c => c > 127))
            return false;
        var plain = new string([.. core.Where(char.IsAsciiLetter)]);
        return ((string[])[plain, Read(core), Read(small)]).Any(t => Made(t) || Tried.Sayings.Contains(t));
    }

    // look-alikes as the letters that they stand for, other signs left out
    private static string Read(string text)
    {
        var letters = new StringBuilder();
        foreach (var sign in text)
            letters.Append(sign switch { '@' or '4' => "a", '3' => "e", '0' => "o", '$' or '5' => "s", '!' or '1' => "i", '7' => "t", _ => char.IsAsciiLetter(sign) ? sign.ToString() : "" });
        return letters.ToString();
    }

    // whether a text falls apart into words of the list with nothing left
    private static bool Made(string text)
    {
        if (text.Length == 0)
            return true;
        var reach = new bool[text.Length + 1];
        reach[0] = true;
        var words = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
            for (var begin = Math.Max(0, end - 26); begin < end; begin++)
                if (reach[begin] && Tried.Words.Contains(text[begin..end]) && (!reach[end] || words[begin] + 1 < words[end]))
                    (reach[end], words[end]) = (true, words[begin] + 1);
        // three words of the list beside each other may be anyone's sentence; one or two are what is tried
        return reach[^1] && words[^1] <= 2;
    }

    private static (HashSet<string>, HashSet<string>) ReadTried()
    {
        var (words, sayings) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        using var reader = new StreamReader(typeof(Passphrases).Assembly.GetManifestResourceStream("tried-first")!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                (line.Contains(' ', StringComparison.Ordinal) ? sayings : words).Add(new string([.. line.Where(char.IsAsciiLetter)]));
        return (words, sayings);
    }

    // 123456789012, abcdefghijkl, and along the rows of a keyboard
    private static bool Runs(string text)
    {
        ReadOnlySpan<string> rows = ["0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol"];
        foreach (var row in rows)
        {
            var back = new string([.. row.Reverse()]);
            if (row.Contains(text, StringComparison.Ordinal) || back.Contains(text, StringComparison.Ordinal))
                return true;
        }
        // the same piece again and again
        for (var piece = 1; piece <= 4; piece++)
            if (text.Length % piece == 0 && Enumerable.Range(0, text.Length).All(i => text[i] == text[i % piece]))
                return true;
        return false;
    }
}
