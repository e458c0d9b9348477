using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>Walks files, folders, zips and zips in zips, and hands out every file in them.</summary>
public static class Archive
{
    /// <summary>A zip in a zip in a zip in a zip, and no further.</summary>
    public const int DeepestZip = 4;

    /// <summary>The most that the members of one zip, and of the zips in it, may hold together.</summary>
    public const long LargestTotal = 8L << 30;

    private const int HeadBytes = 16 << 10;

    /// <summary>
    /// All files below a path, in the order of their names. A bad zip is a <see cref="BookFormatException"/>, when its turn comes.
    /// </summary>
    public static IEnumerable<BookFile> Files(string path)
    {
        var plain = Plain(path);
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
                .Select(Plain).Order(StringComparer.Ordinal).SelectMany(One);
        return File.Exists(path) ? One(plain) : throw new BookFormatException(path, 0, 0, "a file or folder", "nothing there");
    }

    private static string Plain(string path) => path.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');

    private static IEnumerable<BookFile> One(string path)
    {
        Stream Open()
        {
            try
            {
                return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new BookFormatException(path, 0, 0, "a file that can be read", e.Message, e);
            }
        }
        return Of(new BookFile(Head(path, Open), Open), 0, new Budget());
    }

    // a file itself, or what is in it when it is a zip
    private static IEnumerable<BookFile> Of(BookFile file, int depth, Budget budget)
    {
        var zipped = file.Head.Bytes.Span is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];
        if (!zipped)
        {
            if (file.Head.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                throw new BookFormatException(file.Path, 0, 0, "a zip", "no zip's first bytes");
            yield return file;
            yield break;
        }

        // a zip in a zip is inflated once, so that its members can be reached without inflating it for each
        var whole = depth == 0 ? null : TextFile.Bytes(file);
        Zip Unzip() => new(file.Path, whole is null ? file.Open() : new MemoryStream(whole, writable: false));

        using var zip = Unzip();
        if (zip.IsOffice)
        {
            yield return file;
            yield break;
        }
        if (depth == DeepestZip)
            throw new BookFormatException(file.Path, 0, 0, $"at most {DeepestZip} zips within each other", "one more");
        foreach (var member in zip.Members())
        {
            budget.Spend(file.Path, member.Length);
            var path = zip.Named(member);
            var name = member.FullName;
            Stream Open()
            {
                var again = Unzip();
                return again.Open(again.Find(name)!, again);
            }
            FileHead head;
            using (var stream = zip.Open(member))
                head = new FileHead(path, member.Length, FirstBytes(stream));
            foreach (var found in Of(new BookFile(head, Open), depth + 1, budget))
                yield return found;
        }
    }

    private static FileHead Head(string path, Func<Stream> open)
    {
        using var stream = open();
        return new FileHead(path, stream.Length, FirstBytes(stream));
    }

    private static byte[] FirstBytes(Stream stream)
    {
        var bytes = new byte[HeadBytes];
        var length = stream.ReadAtLeast(bytes, HeadBytes, throwOnEndOfStream: false);
        return length == HeadBytes ? bytes : bytes[..length];
    }

    private sealed class Budget
    {
        private long _spent;

        public void Spend(string path, long bytes)
        {
            _spent += bytes;
            if (_spent > LargestTotal)
                throw new BookFormatException(path, 0, 0, $"members of at most {LargestTotal >> 30} GB together", "more");
        }
    }
}
