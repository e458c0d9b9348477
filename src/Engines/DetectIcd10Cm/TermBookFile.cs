using CodingAhead.Catalogue.Codes;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>
/// Keeps the terms of an edition once they are built: to build them reads a hundred thousand titles and index terms, to read them back is a
/// twentieth of it. What is kept is named after the books, the edition and this very build of the program, so that nothing outlives its rules.
/// </summary>
internal static class TermBookFile
{
    /// <summary>The terms as they were kept, else built and then kept.</summary>
    public static TermBook Get(Shelf shelf, ICatalogue catalogue, Edition edition)
    {
        var name = $"terms {shelf.Hash} {catalogue.Hash} {edition.Book} {edition.Name} {typeof(TermBook).Assembly.ManifestModule.ModuleVersionId}";
        if (shelf.Derived?.Read(name) is { } kept)
            try
            {
                return Read(kept, catalogue);
            }
            catch (InvalidDataException)
            {
                // built anew
            }
        var book = TermBookBuilder.Build(shelf, catalogue, edition);
        if (shelf.Derived is { } derived)
        {
            var writer = new CompactWriter();
            Write(book, writer);
            derived.Write(name, writer.Written);
        }
        return book;
    }

    internal static void Write(TermBook book, CompactWriter into)
    {
        book.Words.Write(into);
        book.Codes.Write(into);
        into.Ints(book.Anatomy);
        into.Ints(book.Plain);
        into.Ints(book.NotWithin);
        into.Ints(book.Denying);
        into.Ints(book.Common);
        into.Ints(book.Vague);
        into.Int(book.Excludes1.Count);
        foreach (var (scope, codes) in book.Excludes1)
        {
            into.Text(scope);
            into.Int(codes.Count);
            foreach (var code in codes)
                into.Text(code);
        }
        into.Int(book.Releases.Count);
        foreach (var release in book.Releases)
        {
            into.Text(release.Book);
            into.Text(release.Edition);
            into.Int(release.From.DayNumber);
            into.Int(release.To.DayNumber);
        }
        into.Int(book.ByRarest.Count);
        for (var word = 0; word < book.ByRarest.Count; word++)
        {
            var part = new CompactWriter();
            if (book.ByRarest[word] is { } terms)
            {
                part.Int(terms.Length);
                foreach (var term in terms)
                    Write(term, part);
            }
            into.Part(part);
        }
    }

    internal static TermBook Read(ReadOnlyMemory<byte> content, ICatalogue catalogue)
    {
        var from = new CompactReader(content);
        var words = new Vocabulary(ref from);
        var codes = new CodeBook(catalogue, ref from);
        HashSet<int> anatomy = [.. from.Ints()], plain = [.. from.Ints()], notWithin = [.. from.Ints()], denying = [.. from.Ints()], common = [.. from.Ints()], vague = [.. from.Ints()];
        var excludes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var left = from.Int(); left > 0; left--)
        {
            var list = excludes[from.Text()] = [];
            for (var more = from.Int(); more > 0; more--)
                list.Add(from.Text());
        }
        var releases = new UsedRelease[from.Int()];
        for (var i = 0; i < releases.Length; i++)
            releases[i] = new UsedRelease(from.Text(), from.Text(), DateOnly.FromDayNumber(from.Int()), DateOnly.FromDayNumber(from.Int()));
        var terms = new ReadOnlyMemory<byte>[from.Int()];
        for (var word = 0; word < terms.Length; word++)
            terms[word] = from.Part();
        return new TermBook
        {
            Words = words, Codes = codes, ByRarest = new TermIndex(terms, part => ReadTerms(part, codes)), Anatomy = anatomy, Plain = plain, NotWithin = notWithin, Denying = denying, Common = common, Vague = vague, Refiner = new Refiner(words, codes), Releases = releases, Excludes1 = excludes, Catalogue = catalogue, Starter = catalogue.Starter,
        };
    }

    private static void Write(Term term, CompactWriter into)
    {
        into.Ints(term.Words);
        into.Text(term.Code);
        into.Int((int)term.Kind);
        into.Text(term.Said);
        into.Text(term.Style);
        into.Int((term.Near is null ? 0 : 1) + (term.NotNear is null ? 0 : 2) + (term.Exact is null ? 0 : 4));
        foreach (var guard in (ReadOnlySpan<int[]?>)[term.Near, term.NotNear])
            if (guard is not null)
                into.Ints(guard);
        if (term.Exact is not { } exact)
            return;
        into.Int(exact.Length);
        foreach (var word in exact)
            into.Text(word);
    }

    private static Term[] ReadTerms(ReadOnlyMemory<byte> part, CodeBook codes)
    {
        var from = new CompactReader(part);
        var terms = new Term[from.Int()];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = ReadTerm(ref from, codes);
        return terms;
    }

    private static Term ReadTerm(ref CompactReader from, CodeBook codes)
    {
        var words = from.Ints();
        var code = codes[from.Text()]?.Value ?? throw new InvalidDataException("a term names a code that is not listed");
        var (kind, said, style, has) = ((TermKind)from.Int(), from.Text(), from.Text(), from.Int());
        var near = (has & 1) != 0 ? from.Ints() : null;
        var notNear = (has & 2) != 0 ? from.Ints() : null;
        string[]? exact = null;
        if ((has & 4) != 0)
        {
            exact = new string[from.Int()];
            for (var i = 0; i < exact.Length; i++)
                exact[i] = from.Text();
        }
        return new Term(words, code, kind, said, near, notNear, style) { Exact = exact };
    }
}
