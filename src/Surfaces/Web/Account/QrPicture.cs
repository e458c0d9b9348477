using System.Globalization;
using System.Text;
using QRCoder;

namespace CodingAhead.Surfaces.Web.Account;

/// <summary>A QR code as the one path of an SVG: a square a module, no picture to load and nothing inline that the content policy forbids.</summary>
public sealed record QrPicture(int Size, string Path)
{
    public static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        // its quiet margin of four modules comes with the matrix
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new QrPicture(rows.Count, path.ToString());
    }
}
