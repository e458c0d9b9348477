using CodingAhead.Engines.RedactPhi.Reading;

namespace CodingAhead.Engines.RedactPhi.Recognisers;

/// <summary>E-mail, web addresses, handles, IP and hardware addresses: everything whose marks give it away.</summary>
internal sealed class WebRecogniser : Recogniser
{
    public override RecogniserSheet Sheet { get; } = new("web", "e-mail, URL, handle, IP and MAC address", "name@host.tld; scheme://host/path or host.tld/path; @name; four octets; eight hex groups",
        "none needed; a host needs a known top-level domain", null, "RFC 5322, RFC 3986, RFC 791, RFC 4291");

    private static readonly HashSet<string> Domains = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "edu", "gov", "mil", "info", "biz", "io", "co", "us", "uk", "ca", "de", "fr", "me", "health", "care", "clinic", "example", "dev", "app", "int", "tv", "online", "site", "mx", "in", "au", "test", "local",
    };

    public override void Find(Note note, Finds finds)
    {
        for (var i = 0; i < note.Count; i++)
        {
            ref var token = ref note[i];
            if (token.Kind == Kind.Mark)
            {
                if (token.Mark == '@') At(note, finds, i);
                else if (token.Mark == ':') Colon(note, finds, i);
            }
            else if (token.Kind == Kind.Number) { if (Octets(note, i)) { finds.Add(i, i + 7, PhiType.Ip, 0.95f); i += 6; } }
            else if (token.Length <= 7 && token.Length >= 2 && note.IsMark(i - 1, '.') && note.Glued(i) && note.Glued(i - 1) && finds.Free(i) && Domain(note, i)) i = Host(note, finds, i);
            else if (token.Length is 2 && note.Says(i, "at")) Spelled(note, finds, i);
        }
    }

    private static bool Domain(Note note, int i) => Domains.Contains(note.Word(i).ToString());

    private static bool Inside(Note note, int i) => note.InRange(i) && (note[i].Kind != Kind.Mark || note[i].Mark is '.' or '-' or '_' or '+' or '%' || note.IsPossessive(i));

    private static void At(Note note, Finds finds, int at)
    {
        var begin = at;
        while (begin > 0 && at - begin < 64 && note.Glued(begin) && Inside(note, begin - 1) && finds.Free(begin - 1)) begin--;
        var end = at + 1;
        while (end < note.Count && end - at < 64 && (note.Glued(end) || end > at + 1 && note.IsMark(end - 1, '.') && note[end].Gap == Gap.Line && note[end].IsWord && Domain(note, end)) && Inside(note, end)) end++;
        while (end > at + 1 && note[end - 1].Kind == Kind.Mark) end--;
        if (end == at + 1) return;
        var dotted = false;
        for (var k = at + 1; k < end; k++) dotted |= note.IsMark(k, '.');
        if (begin < at && dotted) finds.Add(begin, end, PhiType.Email, 0.98f);
        else if (begin == at && note[at + 1].IsWord && note[at + 1].Length > 2 && !note[at + 1].Is(Sense.Function)) finds.Add(at, end, PhiType.OtherId, 0.7f);
    }

    /// <summary>"jane at mail dot com", as people write to keep robots off.</summary>
    private static void Spelled(Note note, Finds finds, int at)
    {
        if (!note.IsWord(at + 1) || !note.Says(at + 2, "dot") || !note.IsWord(at + 3) || !Domain(note, at + 3) || at == 0) return;
        var begin = at - 1;
        while (begin > 1 && (note.Says(begin - 1, "dot") || note.Says(begin - 1, "underscore") || note.Says(begin - 1, "dash"))) begin -= 2;
        finds.Add(begin, at + 4, PhiType.Email, 0.8f);
    }

    private static void Colon(Note note, Finds finds, int colon)
    {
        if (!finds.Free(colon)) return;
        if (note.IsMark(colon + 1, '/') && note.IsMark(colon + 2, '/') && note.IsWord(colon - 1)) { finds.Add(colon - 1, Tail(note, colon + 3), PhiType.Url, 0.97f); return; }
        Hex(note, finds, colon);
    }

    private static int Host(Note note, Finds finds, int domain)
    {
        var begin = domain;
        while (begin > 0 && domain - begin < 64 && note.Glued(begin) && Inside(note, begin - 1) && finds.Free(begin - 1)) begin--;
        if (note[begin].Kind == Kind.Mark) begin++;
        if (begin >= domain - 1 || note[domain - 2].Length < 2 || note[domain - 2].Kind != Kind.Word && note[begin].Kind != Kind.Word) return domain;
        var web = note.Says(begin, "www") || note.IsMark(domain + 1, '/') && note.Glued(domain + 1);
        // an abbreviation before a sentence without a space ("stable.In") is no host
        if (!web && (note[domain].Shape == Shape.Title || note[domain].Length < 3 || note[domain].Plain && note[domain].Length < 5 && !note.Says(domain, "net"))) return domain;
        if (note.IsMark(domain + 1, '@')) return domain;
        var end = Tail(note, domain + 1);
        finds.Add(begin, end, PhiType.Url, 0.9f);
        return end - 1;
    }

    /// <summary>The end of an address: up to a space, a quote or a bracket; closing stops stay outside.</summary>
    private static int Tail(Note note, int i)
    {
        while (i < note.Count && (note.Glued(i) || note.IsMark(i - 1, '/') && note[i].Gap == Gap.Line && note[i].Kind != Kind.Mark) && !(note[i].Kind == Kind.Mark && note[i].Mark is '"' or '<' or '>' or ')' or '(' or ']' or '[')) i++;
        while (note[i - 1].Kind == Kind.Mark && note[i - 1].Mark is '.' or ',' or ';' or ':' or '!' or '?' or '\'') i--;
        return i;
    }

    private static bool Octets(Note note, int i)
    {
        if (i + 6 >= note.Count || note.IsMark(i - 1, '.') && note.Glued(i)) return false;
        for (var k = 0; k < 4; k++)
        {
            var value = note.Number(i + 2 * k);
            if (value is < 0 or > 255 || note[i + 2 * k].Length > 3) return false;
            if (k > 0 && (!note.IsMark(i + 2 * k - 1, '.') || !note.Glued(i + 2 * k - 1) || note[i + 2 * k].Gap > Gap.Space)) return false;
        }
        return !(note.IsMark(i + 7, '.') && note.Glued(i + 7) && note.Glued(i + 8) && note.InRange(i + 8) && note[i + 8].IsNumber);
    }

    /// <summary>IPv6 and MAC: groups of hex digits between colons.</summary>
    private static void Hex(Note note, Finds finds, int colon)
    {
        var begin = colon;
        while (begin > 0 && colon - begin < 20 && note.Glued(begin) && finds.Free(begin - 1) && (HexGroup(note, begin - 1) || note.IsMark(begin - 1, ':'))) begin--;
        var end = colon + 1;
        while (end < note.Count && end - colon < 20 && note.Glued(end) && (HexGroup(note, end) || note.IsMark(end, ':'))) end++;
        int colons = 0, digits = 0, letters = 0, doubled = 0;
        for (var k = begin; k < end; k++)
        {
            if (note.IsMark(k, ':')) { colons++; if (note.IsMark(k + 1, ':')) doubled++; }
            else if (note[k].IsNumber) digits++;
            else letters++;
        }
        if (colons < 5 && !(doubled == 1 && colons > 2 && digits > 0) || digits + letters < 3) return;
        if (colons == 5 && doubled == 0) finds.Add(begin, end, PhiType.Device, 0.9f);
        else if (doubled <= 1 && colons <= 8) finds.Add(begin, end, PhiType.Ip, 0.9f);
    }

    private static bool HexGroup(Note note, int i)
    {
        if (note[i].Kind == Kind.Mark || note[i].Length > 4) return false;
        foreach (var c in note.Word(i)) if (!char.IsAsciiHexDigit(c)) return false;
        return true;
    }
}
