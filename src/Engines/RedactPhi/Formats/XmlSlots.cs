using System.Xml;
using System.Xml.Linq;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>Reading XML without entities, and the slots of its texts, attributes and comments.</summary>
internal static class XmlSlots
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 0, MaxCharactersInDocument = 400_000_000 };

    public static XDocument Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, Settings);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static byte[] Save(XDocument document)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), NewLineHandling = NewLineHandling.None })) document.Save(writer);
        return stream.ToArray();
    }

    public static Slot Of(XText text, string before, PhiType? type = null) => new(text.Value) { Before = before, Type = type, Put = made => text.Value = made };

    public static Slot Of(XAttribute attribute, PhiType? type = null, bool date = false) => new(attribute.Value) { Before = $"\n\n{attribute.Name.LocalName}: ", Type = type, BareYear = date, Put = made => attribute.Value = made };
}
