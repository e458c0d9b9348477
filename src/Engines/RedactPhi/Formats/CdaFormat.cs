using System.Xml.Linq;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>C-CDA documents: persons, addresses, telecoms, ids and times by their elements; narrative and all else as text. No entities, no schemas.</summary>
internal static class CdaFormat
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "root", "code", "codeSystem", "codeSystemName", "codeSystemVersion", "classCode", "moodCode", "typeCode", "determinerCode", "type", "unit", "nullFlavor", "use", "mediaType", "inversionInd", "negationInd", "contextControlCode", "schemaLocation", "ID", "IDREF", "styleCode", "operator", "assigningAuthorityName", "sdtc", "languageCode", "extensionRoot", "representation", "xsi" };

    public static DocumentResult Redact(byte[] content, RedactionOptions options, PhiRedactor redactor)
    {
        using var stream = new MemoryStream(content);
        var document = XmlSlots.Load(stream);
        var slots = new List<Slot>();
        document.DescendantNodes().OfType<XProcessingInstruction>().ToList().ForEach(p => p.Remove());
        Renumber(document);
        foreach (var node in document.DescendantNodes().ToList())
            switch (node)
            {
                case XComment comment: slots.Add(new Slot(comment.Value) { Put = made => comment.Value = made.Replace("--", "- -", StringComparison.Ordinal) }); break;
                case XElement element: Attributes(element, slots); break;
                case XText text when text.Value.Trim().Length > 0: slots.Add(XmlSlots.Of(text, Before(text), TypeOf(text.Parent!))); break;
            }
        var result = redactor.RedactSlots(slots, options);
        if (!result.Blocked) foreach (var slot in slots) slot.Put?.Invoke(slot.Text);
        return DocumentRedactor.Done(DocumentFormat.Cda, result, result.Blocked ? null : XmlSlots.Save(document), ".xml");
    }

    /// <summary>Marks of places within the document are any words their writer chose; they become numbers, and what refers to them follows.</summary>
    private static void Renumber(XDocument document)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        string Of(string id) => numbers.TryGetValue(id, out var made) ? made : numbers[id] = $"id{numbers.Count + 1}";
        foreach (var attribute in document.Descendants().SelectMany(e => e.Attributes()))
            switch (attribute.Name.LocalName)
            {
                case "ID" or "IDREF": attribute.Value = Of(attribute.Value); break;
                case "referencedObject": attribute.Value = string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of)); break;
                case "value" or "href" when attribute.Value.StartsWith('#'): attribute.Value = "#" + Of(attribute.Value[1..]); break;
            }
    }

    private static string Before(XText text) => text.Parent!.Name.LocalName is "content" or "sub" or "sup" or "b" or "i" && text.PreviousNode is null ? text.Parent.PreviousNode is XText ? "" : "\n" : text.PreviousNode is XElement { Name.LocalName: "content" or "sub" or "sup" } ? "" : text.PreviousNode is XElement { Name.LocalName: "br" } ? "\n" : "\n\n";

    /// <summary>What the text of an element is, by the element and those around it.</summary>
    private static PhiType? TypeOf(XElement element)
    {
        var name = element.Name.LocalName;
        var parent = element.Parent?.Name.LocalName ?? "";
        if (name is "family" or "given" or "suffix" || name == "prefix" && parent == "name") return PhiType.Name;
        if (name == "name") return parent.Contains("rganization", StringComparison.Ordinal) || parent is "location" or "healthCareFacility" or "place" or "serviceProviderOrganization" ? PhiType.Facility : parent is "manufacturedLabeledDrug" or "manufacturedMaterial" or "playingEntity" or "playingDevice" or "subdivision" ? null : PhiType.Name;
        if (name is "streetAddressLine" or "streetName" or "houseNumber" or "city" or "county" or "postalCode" or "postBox" or "unitID" or "precinct" or "additionalLocator" or "deliveryAddressLine" || name == "addr") return PhiType.Address;
        if (name == "lotNumberText" || name == "serialNumberText") return PhiType.Device;
        return name is "value" or "text" && element.Attribute("representation")?.Value == "B64" ? PhiType.Photo : null;
    }

    private static void Attributes(XElement element, List<Slot> slots)
    {
        var name = element.Name.LocalName;
        foreach (var attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration || attribute.Value.Length == 0) continue;
            var at = attribute.Name.LocalName;
            if (at == "extension" && name is "id" or "setId")
            {
                var root = element.Attribute("root")?.Value ?? "";
                slots.Add(XmlSlots.Of(attribute, root == "2.16.840.1.113883.4.1" ? PhiType.Ssn : root == "2.16.840.1.113883.4.6" ? PhiType.License : element.Parent?.Name.LocalName is "patientRole" ? PhiType.Mrn : PhiType.OtherId));
            }
            else if (at == "root" && name is "id" or "setId" && attribute.Value.Contains('-', StringComparison.Ordinal)) attribute.Value = Guid.NewGuid().ToString();
            else if (at == "value" && name == "telecom") slots.Add(XmlSlots.Of(attribute, attribute.Value.Contains('@', StringComparison.Ordinal) ? PhiType.Email : attribute.Value.StartsWith("fax", StringComparison.OrdinalIgnoreCase) ? PhiType.Fax : attribute.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? PhiType.Url : PhiType.Phone));
            else if (at == "value" && (name is "birthTime" or "effectiveTime" or "time" or "low" or "high" or "center" or "deceasedTime" or "existenceTime" || name.EndsWith("Time", StringComparison.Ordinal)) && attribute.Value.Length >= 6 && char.IsAsciiDigit(attribute.Value[0]) && element.Attribute("unit") is null)
                slots.Add(XmlSlots.Of(attribute, PhiType.Date, date: true));
            else if (!Kept.Contains(at)) slots.Add(XmlSlots.Of(attribute));
        }
    }
}
