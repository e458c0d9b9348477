using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Catalogue.Store;

/// <summary>What was worked out from the books and is worth keeping beside them. Losing it costs time, never an answer.</summary>
public interface IDerived
{
    /// <summary>What was kept under a name; null when nothing was.</summary>
    byte[]? Read(string name);

    /// <summary>Keeps something; where nothing can be written nothing is kept.</summary>
    void Write(string name, ReadOnlySpan<byte> content);
}

/// <summary>Derived content as files in a folder: each with its own hash before it, put in place whole, the oldest removed when there are too many.</summary>
public sealed class DerivedFiles(string folder) : IDerived
{
    private const int Most = 6;

    public byte[]? Read(string name)
    {
        try
        {
            var path = PathOf(name);
            if (!File.Exists(path))
                return null;
            var all = File.ReadAllBytes(path);
            // a torn or foreign file is as good as none
            return all.Length >= 32 && SHA256.HashData(all.AsSpan(32)).AsSpan().SequenceEqual(all.AsSpan(0, 32)) ? all[32..] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var own = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(own, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(SHA256.HashData(content));
                stream.Write(content);
            }
            File.Move(own, PathOf(name), overwrite: true);
            foreach (var old in new DirectoryInfo(folder).GetFiles("*.bin").OrderByDescending(f => f.LastWriteTimeUtc).Skip(Most))
                old.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            try
            {
                File.Delete(own);
            }
            catch (Exception again) when (again is IOException or UnauthorizedAccessException)
            {
                // what could not be written cannot be removed either, and harms nobody
            }
        }
    }

    private string PathOf(string name) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 12)) + ".bin");
}
