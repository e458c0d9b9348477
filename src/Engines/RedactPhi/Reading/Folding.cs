using System.Text;

namespace CodingAhead.Engines.RedactPhi.Reading;

/// <summary>
/// A text as the recognisers read it: look-alike letters, full-width digits, accents, zero-width marks, odd dashes, quotes and spaces,
/// and character references are folded to plain ones; every folded place knows where it stands in the original.
/// </summary>
internal static class Folding
{
    /// <summary>Folds a text; the map is null when nothing had to be folded, else it has one place more than the folded text.</summary>
    public static (string Text, int[]? Map) Fold(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('&', StringComparison.Ordinal)) return (text, null);
        var folded = new StringBuilder(text.Length);
        var map = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var c = text[i];
            if (c == '&' && Reference(text, ref i) is { } referred) c = referred;
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                c = Astral(char.ConvertToUtf32(c, text[i + 1]));
                i += 2;
            }
            else i++;
            if (c < 128) { folded.Append(c); map.Add(start); continue; }
            var plain = Plain(c);
            if (plain is null) continue;
            foreach (var p in plain) { folded.Append(p); map.Add(start); }
        }
        map.Add(text.Length);
        return (folded.ToString(), map.ToArray());
    }

    /// <summary>A numeric or common named character reference that ends in a semicolon.</summary>
    private static char? Reference(string text, ref int i)
    {
        var end = text.IndexOf(';', i, Math.Min(10, text.Length - i));
        if (end < 0) return null;
        var name = text.AsSpan(i + 1, end - i - 1);
        var value = name switch
        {
            "amp" => '&', "lt" => '<', "gt" => '>', "quot" => '"', "apos" or "rsquo" or "lsquo" => '\'', "nbsp" or "ensp" or "emsp" or "thinsp" => ' ',
            "ndash" or "mdash" or "shy" => '-', "eacute" => 'e', "aacute" => 'a', "iacute" => 'i', "oacute" => 'o', "uacute" => 'u', "ntilde" => 'n', "uuml" => 'u', "ouml" => 'o', "auml" => 'a',
            _ => '\0',
        };
        if (value == '\0' && name.Length > 1 && name[0] == '#')
        {
            var number = name[1] is 'x' or 'X'
                ? int.TryParse(name[2..], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var hex) ? hex : 0
                : int.TryParse(name[1..], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var dec) ? dec : 0;
            if (number is > 0 and < 0xD800) value = (char)number;
        }
        if (value == '\0') return null;
        i = end + 1;
        return value;
    }

    /// <summary>Mathematical letters and digits (bold, script, double-struck …) are letters and digits in another dress.</summary>
    private static char Astral(int point) => point switch
    {
        >= 0x1D7CE and <= 0x1D7FF => (char)('0' + (point - 0x1D7CE) % 10),
        >= 0x1D400 and < 0x1D6A4 => (point - 0x1D400) % 52 is var k && k < 26 ? (char)('A' + k) : (char)('a' + k - 26),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('A' + point - 0x1F1E6),
        _ => '\uFFFD',
    };

    /// <summary>The plain letters for a character beyond ASCII; null when it is to be dropped (zero-width, combining, direction marks).</summary>
    private static string? Plain(char c)
    {
        if (c is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
            or (>= '\u2060' and <= '\u2069') or (>= '\u0300' and <= '\u036F') or (>= '\u1AB0' and <= '\u1AFF') or (>= '\u20D0' and <= '\u20F0')
            or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFE20' and <= '\uFE2F')) return null;
        if (c is '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000') return " ";
        if (c is '\u0085' or '\u2028' or '\u2029') return "\n";
        if (c is (>= '\u2010' and <= '\u2015') or '\u2043' or '\u2212' or '\uFE58' or '\uFE63' or '\u30FC' or '\u058A') return "-";
        if (c is '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u02BC' or '\u00B4' or '\u2032' or '\u02BB' or '\u02B9' or '\u05F3' or '\uA78C') return "'";
        if (c is '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u2033') return "\"";
        if (c is '\u2044' or '\u2215' or '\u29F8') return "/";
        if (c is '\u2024' or '\u3002' or '\uFF61' or '\u00B7') return ".";
        if (c is '\u2236' or '\uFE55' or '\uA789') return ":";
        if (c is >= '\uFF01' and <= '\uFF5E') return ((char)(c - 0xFEE0)).ToString();
        if (Digit(c) is { } digit) return digit;
        if (LetterPairs.TryGetValue(c, out var letters)) return letters;
        return c.ToString();
    }

    private static string? Digit(char c)
    {
        if (!char.IsDigit(c))
            return c switch
            {
                >= '\u2460' and <= '\u2468' => ((char)('1' + c - '\u2460')).ToString(),
                '\u00B9' => "1", '\u00B2' => "2", '\u00B3' => "3", '\u2070' => "0", >= '\u2074' and <= '\u2079' => ((char)('0' + c - '\u2070')).ToString(),
                >= '\u2080' and <= '\u2089' => ((char)('0' + c - '\u2080')).ToString(), _ => null,
            };
        return ((char)('0' + (int)char.GetNumericValue(c))).ToString();
    }

    private static readonly Dictionary<char, string> LetterPairs = Letters();

    private static Dictionary<char, string> Letters()
    {
        // each row: a plain letter, then what folds to it: accents, Cyrillic, Greek and other look-alikes
        string[] rows =
        [
            "AÀÁÂÃÄÅĀĂĄǍΑАẠẢẤẦẨẪẬẮẰẲẴẶ", "aàáâãäåāăąǎαаạảấầẩẫậắằẳẵặ", "BΒВ", "bЬ", "CÇĆĈĊČСϹ", "cçćĉċčсϲ", "DÐĎĐ", "dďđðԁ", "EÈÉÊËĒĔĖĘĚΕЕЁẸẺẼẾỀỂỄỆ", "eèéêëēĕėęěеёẹẻẽếềểễệε",
            "FϜ", "GĜĞĠĢԌ", "gĝğġģɡ", "HĤĦΗН", "hĥħһ", "IÌÍÎÏĨĪĬĮİΙІЇỈỊ", "iìíîïĩīĭįıιіїỉị", "JĴЈ", "jĵј", "KĶΚК", "kķĸκк", "LĹĻĽĿŁ", "lĺļľŀłӏ", "MΜМ", "mм", "NÑŃŅŇΝ", "nñńņňŉη",
            "OÒÓÔÕÖØŌŎŐƠΟОỌỎỐỒỔỖỘỚỜỞỠỢ", "oòóôõöøōŏőơοоọỏốồổỗộớờởỡợσ", "PΡР", "pρр", "RŔŖŘ", "rŕŗř", "SŚŜŞŠȘЅ", "sśŝşšșѕ", "TŢŤŦȚΤТ", "tţťŧțτт", "UÙÚÛÜŨŪŬŮŰŲƯỤỦỨỪỬỮỰ", "uùúûüũūŭůűųưụủứừửữựυ",
            "vνѵ", "WŴ", "wŵ", "XΧХ", "xхχ", "YÝŶŸΥҮỲỴỶỸ", "yýÿŷуүỳỵỷỹγ", "ZŹŻŽΖ", "zźżž",
        ];
        var map = new Dictionary<char, string>();
        foreach (var row in rows) foreach (var c in row.AsSpan(1)) map[c] = row[..1];
        (char, string)[] wide = [('ß', "ss"), ('Æ', "AE"), ('æ', "ae"), ('Œ', "OE"), ('œ', "oe"), ('Þ', "Th"), ('þ', "th"), ('Ĳ', "IJ"), ('ĳ', "ij"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬀ', "ff"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('ﬅ', "st"), ('ﬆ', "st")];
        foreach (var (c, letters) in wide) map[c] = letters;
        (char, string)[] barred = [('Đ', "D"), ('đ', "d"), ('ð', "d"), ('Ð', "D"), ('ŋ', "n"), ('Ŋ', "N"), ('ə', "a"), ('Ə', "A")];
        foreach (var (c, letters) in barred) map[c] = letters;
        // the other Latin letters with marks: what Unicode itself takes them apart into
        for (var c = '\u00C0'; c <= '\u1EFF'; c = c == '\u024F' ? '\u1E00' : (char)(c + 1))
            if (char.IsLetter(c) && !map.ContainsKey(c) && c.ToString().Normalize(NormalizationForm.FormD)[0] is var plain && char.IsAsciiLetter(plain)) map[c] = plain.ToString();
        return map;
    }
}
