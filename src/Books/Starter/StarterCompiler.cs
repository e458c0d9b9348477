using System.Security.Cryptography;
using System.Text;
using CodingAhead.Catalogue.Search;
using CodingAhead.Catalogue.Store;

namespace CodingAhead.Books.Starter;

/// <summary>Compiles the project's own writing into a catalogue folder, at build time.</summary>
public static class StarterCompiler
{
    /// <summary>Reads the folder <c>data</c> and writes the catalogue; the output folder is replaced as a whole.</summary>
    public static void Compile(string data, string output)
    {
        var work = output.TrimEnd('/') + ".new";
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);
        var hashes = new StringBuilder();
        using (var writer = CatalogueWriter.Start(work))
        {
            foreach (var (edition, parts) in new StarterReader(data).Read())
            {
                writer.Add(edition, parts);
                foreach (var part in parts)
                    hashes.Append(part.Sha256);
            }
            writer.Finish();
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(hashes.ToString())))[..16];
        using (var catalogue = SqliteCatalogue.Open(work, hash, starter: true))
            SearchBuilder.Build(Path.Combine(work, "search.idx"), catalogue);
        File.WriteAllText(Path.Combine(work, "hash"), hash);
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        Directory.Move(work, output);
    }
}
