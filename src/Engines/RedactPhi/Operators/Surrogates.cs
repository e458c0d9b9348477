using System.Security.Cryptography;
using System.Text;
using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Operators;

/// <summary>
/// Invents values of the same form: the same word gets the same surrogate through a text, and with a key through a collection.
/// Chance without a key; never a word of the text.
/// </summary>
internal sealed class Surrogates(string text, RedactionKey? key)
{
    private static readonly Lazy<(string[] Female, string[] Male, string[] Last, string[] City)> Lists = new(Load);
    private static readonly string[] Sites = ["Riverside", "Hillcrest", "Oakwood", "Lakeview", "Fairmont", "Brookside", "Westfield", "Meadowbrook", "Stonegate", "Clearwater", "Pinehurst", "Maplewood", "Northgate", "Silverton", "Ashgrove", "Kingsford"];
    private static readonly string[] Streets = ["Cedar St", "Willow Ave", "Birch Rd", "Aspen Ln", "Chestnut Dr", "Hickory Ct", "Laurel Way", "Poplar Blvd", "Sumac Pl", "Alder Ter"];
    private readonly Dictionary<(PhiType, string), string> given = [];
    private readonly HashSet<ulong> own = Words(text);
    private readonly HMACSHA256? mac = key is null ? null : new HMACSHA256(key.Derive("surrogate"));
    private bool lastNameFirst;

    private static (string[], string[], string[], string[]) Load() =>
    (
        [.. WordList.Read("names-first.txt", false).Where(e => e.Section is "f 1" or "f 2").Select(e => e.Entry).Where(Clear)],
        [.. WordList.Read("names-first.txt", false).Where(e => e.Section is "m 1" or "m 2").Select(e => e.Entry).Where(e => e.Length > 2 && Clear(e))],
        [.. WordList.Read("names-last.txt", false).Where(e => e.Section is "1" or "2").Select(e => e.Entry).Where(Clear)],
        [.. WordList.Read("places.txt", true).Where(e => e.Section == "city" && !e.Entry.Contains('.', StringComparison.Ordinal)).Select(e => e.Entry)]
    );

    /// <summary>Only names that are no words, so that a surrogate reads as a name.</summary>
    private static bool Clear(string name) => (Vocabulary.Shared.Find(Vocabulary.HashOf(name)).Sense & (Sense.Common | Sense.Clinical | Sense.Acronym | Sense.Eponym | Sense.Month)) == 0;

    private static HashSet<ulong> Words(string text)
    {
        var words = new HashSet<ulong>();
        foreach (var part in Vocabulary.Split(Folding.Fold(text).Text)) words.Add(Vocabulary.HashOf(part));
        return words;
    }

    /// <summary>The surrogate of a value.</summary>
    public string For(PhiType type, string value) => type switch
    {
        PhiType.Name => Name(value),
        PhiType.Email => $"user{Draw(type, value, 90000) + 10000}@example.org",
        PhiType.Url => $"https://example.org/{Draw(type, value, 900000) + 100000}",
        PhiType.Ip => $"192.0.2.{Draw(type, value, 254) + 1}",
        PhiType.Facility => $"{Sites[Draw(type, value, Sites.Length)]} {(value.Contains("school", StringComparison.OrdinalIgnoreCase) ? "School" : value.Contains("clinic", StringComparison.OrdinalIgnoreCase) ? "Clinic" : "Hospital")}",
        PhiType.Address => Address(value),
        PhiType.AgeOver89 => "90",
        PhiType.Phone or PhiType.Fax => Digits(type, value, "555"),
        PhiType.Ssn => Digits(type, value, "9"),
        PhiType.Biometric or PhiType.Photo => $"[{type.Word()}]",
        _ => Digits(type, value, ""),
    };

    private string Address(string value)
    {
        var digits = value.Count(char.IsAsciiDigit);
        if (digits == 0) return Kept(PhiType.Address, value, n => Lists.Value.City[Draw(PhiType.Address, value, Lists.Value.City.Length, n)]);
        if (digits is 5 or 9 && !value.Any(char.IsAsciiLetter)) return Digits(PhiType.Address, value, "");
        return Kept(PhiType.Address, value, n => $"{Draw(PhiType.Address, value, 8900, n) + 100} {Streets[Draw(PhiType.Address, value + "/", Streets.Length, n)]}");
    }

    /// <summary>Word by word: titles, credentials and particles stay, initials get the letter of nobody in particular.</summary>
    private string Name(string value)
    {
        var output = new StringBuilder(value.Length + 8);
        var comma = value.IndexOf(',', StringComparison.Ordinal);
        lastNameFirst = comma > 0;
        for (var i = 0; i < value.Length;)
        {
            if (!char.IsLetter(value[i])) { output.Append(value[i++]); continue; }
            var start = i;
            while (i < value.Length && (char.IsLetter(value[i]) || value[i] is '\'' or '\u2019' && i + 1 < value.Length && char.IsLetter(value[i + 1]) && !(value[i + 1] is 's' or 'S' && (i + 2 == value.Length || !char.IsLetter(value[i + 2]))) || char.GetUnicodeCategory(value[i]) == System.Globalization.UnicodeCategory.NonSpacingMark)) i++;
            output.Append(Part(value[start..i], comma > 0 ? start > comma : !Followed(value, i) is false));
        }
        return output.ToString();
    }

    private static bool Followed(string value, int i)
    {
        for (; i < value.Length; i++) if (char.IsLetter(value[i])) return i + 1 < value.Length && char.IsLetter(value[i + 1]);
        return false;
    }

    private string Part(string word, bool before)
    {
        var hash = Vocabulary.HashOf(Folding.Fold(word).Text);
        ref readonly var known = ref Vocabulary.Shared.Find(hash);
        if (word.Length == 1) return char.IsLower(word[0]) ? ((char)('a' + Draw(PhiType.Name, word, 26))).ToString() : ((char)('A' + Draw(PhiType.Name, word, 26))).ToString();
        if ((known.Sense & (Sense.Title | Sense.Credential)) != 0 && known.First is 0 && known.Last is 0 || (known.Sense & Sense.Particle) != 0 && char.IsLower(word[0])) return word;
        var first = known.First != 0 && known.Last == 0 || (before || lastNameFirst && before) && known.First != 0 || before && known.Last == 0;
        var female = (known.Sense & Sense.Female) != 0 && ((known.Sense & Sense.Male) == 0 || known.First < 3);
        var list = first ? female ? Lists.Value.Female : Lists.Value.Male : Lists.Value.Last;
        var plain = Folding.Fold(word).Text.ToLowerInvariant();
        var made = Kept(PhiType.Name, plain, n => list[Draw(PhiType.Name, plain, list.Length, n)]);
        return char.IsLower(word[0]) ? made.ToLowerInvariant() : word.Length > 1 && word.All(c => !char.IsLetter(c) || char.IsUpper(c)) ? made.ToUpperInvariant() : made;
    }

    /// <summary>What was given before, or a new one that is no word of the text and was given to nobody else.</summary>
    private string Kept(PhiType type, string value, Func<int, string> draw)
    {
        if (given.TryGetValue((type, value), out var before)) return before;
        var made = "";
        for (var n = 0; n < 50; n++)
        {
            made = draw(n);
            var clash = false;
            foreach (var part in Vocabulary.Split(made)) clash |= own.Contains(Vocabulary.HashOf(part)) && !part.All(char.IsAsciiDigit) && type == PhiType.Name;
            if (!clash && !made.Equals(value, StringComparison.OrdinalIgnoreCase) && (key is not null || !given.ContainsValue(made))) break;
        }
        return given[(type, value)] = made;
    }

    /// <summary>Digits for digits and letters for letters; the marks stay.</summary>
    private string Digits(PhiType type, string value, string head)
    {
        var plain = new string([.. value.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        return Kept(type, type.Word() + value, n =>
        {
            var made = new StringBuilder(value.Length);
            var at = 0;
            for (var i = 0; i < value.Length; i++)
            {
                var c = value[i];
                if (char.IsDigit(c)) { made.Append(at < head.Length ? head[at] : (char)('0' + Draw(type, plain + "#" + at, 10, n))); at++; }
                else if (char.IsAsciiLetterUpper(c) && type is not (PhiType.Phone or PhiType.Fax)) made.Append((char)('A' + Draw(type, plain + "#" + i, 26, n)));
                else if (char.IsAsciiLetterLower(c) && type is not (PhiType.Phone or PhiType.Fax)) made.Append((char)('a' + Draw(type, plain + "#" + i, 26, n)));
                else made.Append(c);
            }
            return made.ToString();
        });
    }

    private int Draw(PhiType type, string value, int below, int attempt = 0)
    {
        if (mac is null) return RandomNumberGenerator.GetInt32(below);
        var hash = mac.ComputeHash(Encoding.UTF8.GetBytes($"{type.Word()}|{attempt}|{value}"));
        return (int)(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)below);
    }
}
