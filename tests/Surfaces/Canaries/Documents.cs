using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace CodingAhead.Tests.Surfaces.Canaries;

/// <summary>A person's note in every format that is taken, with identifiers in every place where that format can hide them.</summary>
internal static class Documents
{
    /// <summary>The formats by their extensions, each with something that must stay.</summary>
    public static readonly (string Extension, string Stays)[] Formats =
    [
        ("txt", "metformin 500 mg"), ("md", "**metformin**"), ("html", "metformin"), ("csv", "E11.9"), ("json", "metformin"), ("jsonl", "metformin"), ("fhir.json", "4548-4"),
        ("hl7", "4548-4^Hemoglobin A1c^LN"), ("xml", "metformin"), ("docx", "metformin"), ("pdf", "metformin"), ("eml", "metformin"),
    ];

    public static byte[] Of(string format, Person p) => format switch
    {
        "docx" => Docx(p),
        "pdf" => Pdf(p),
        "eml" => Encoding.UTF8.GetBytes(Mail(p)),
        _ => Encoding.UTF8.GetBytes(Text(format, p)),
    };

    private static string Day(DateOnly day, string form) => day.ToString(form, CultureInfo.InvariantCulture);

    private static string Text(string format, Person p) => format switch
    {
        "txt" => p.Note,
        "md" => $"# Visit of {p.First} {p.Last}\n\n<!-- {p.Last}, {p.First}: MRN {p.Mrn} -->\n\n| patient | phone |\n|---|---|\n| {p.First} {p.Last} | {p.Phone} |\n\n{p.Note.Replace("metformin", "**metformin**", StringComparison.Ordinal)}\n\n[portal](https://portal.example.org/{p.Slug} \"{p.First} {p.Last}\")\n",
        "html" => $"<!doctype html><html><head><title>{p.First} {p.Last}</title><meta name=\"author\" content=\"Dr. {p.First} {p.Last}\"><script>var patient = \"Patient: {p.First} {p.Last}\";</script><style>/* {p.First} {p.Last} */</style></head><body data-mrn=\"MRN {p.Mrn}\"><!-- Patient: {p.First} {p.Last}, SSN {p.Ssn} --><p title=\"Patient: {p.First} {p.Last}\">{p.Note.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p><p>Pa&#116;ient: {p.First} {string.Concat(p.Last.Select(c => $"&#{(int)c};"))}</p><img alt=\"photo of {p.First} {p.Last}\" src=\"x.png\"><a href=\"mailto:{p.User}@example.org\">mail</a><a href=\"tel:{p.Phone}\">call</a><input type=\"hidden\" name=\"mrn\" value=\"MRN {p.Mrn}\"></body></html>",
        "csv" => $"patient_name,mrn,dob,ssn,phone,email,address,note,code\n\"{p.Last}, {p.First}\",{p.Mrn},{Day(p.Born, "MM/dd/yyyy")},{p.Ssn},{p.Phone},{p.User}@example.org,\"{p.Mrn[..3]} {p.Street} Street, {p.City}\",\"{p.Note.Replace("\"", "\"\"", StringComparison.Ordinal)}\",E11.9\n\"{p.Last}, {p.First}\",{p.Mrn},,,,,,\"=HYPERLINK(\"\"mailto:{p.User}@example.org\"\",\"\"{p.First} {p.Last}\"\")\",I10\n",
        "json" => JsonSerializer.Serialize(new Dictionary<string, object> { ["patient"] = new { firstName = p.First, lastName = p.Last, mrn = long.Parse(p.Mrn, CultureInfo.InvariantCulture), ssn = p.Ssn }, ["notes"] = new[] { p.Note, $"{p.Last} called from {p.Phone}" }, [$"{p.First} {p.Last}"] = "x", ["score"] = 7 }),
        "jsonl" => JsonSerializer.Serialize(new { note = p.Note }) + "\n" + JsonSerializer.Serialize(new { patientName = $"{p.First} {p.Last}", phone = p.Phone, note = $"Ms. {p.Last} takes metformin." }) + "\n",
        "fhir.json" => Fhir(p),
        "hl7" => $"MSH|^~\\&|LAB|Kestrel Hospital|EHR|Kestrel|{Day(p.Seen, "yyyyMMdd")}101500||ORU^R01|MSG{p.Mrn}|P|2.5\rPID|1||{p.Mrn}^^^KH^MR~{p.Ssn}^^^SSA^SS||{p.Last}^{p.First}^Z^^Ms||{Day(p.Born, "yyyyMMdd")}|F|{p.Last}^{p.First}||{p.Mrn[..3]} {p.Street} Street^^{p.City}^OH^44{p.Mrn[..3]}||{p.Phone}|{p.Fax}||||{p.Account}|{p.Ssn}|{p.License}\rNK1|1|{p.Last}^Quill|SPO|{p.Mrn[..3]} {p.Street} Street|{p.Phone}\rIN1|1|{p.Plan}|99|Kestrel Mutual||||||||||||{p.Last}^{p.First}||{Day(p.Born, "yyyyMMdd")}||||||||||||||||||{p.Plan}\rPV1|1|O|||||1234567893^{p.Last}^Ann^^^Dr\rOBX|1|NM|4548-4^Hemoglobin A1c^LN||7.2|%|4.0-5.6|H|||F\rOBX|2|TX|note^Note||Patient {p.First} {p.Last}, phone {p.Phone}.||||||F\rNTE|1||Ms. {p.Last} of {p.Mrn[..3]} {p.Street} Street\\.br\\was told to call {p.Phone}. Write to {p.User}@example.org.\rZPI|1|MRN {p.Mrn}|{p.User}@example.org\r",
        "xml" => Cda(p),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private static string Fhir(Person p) => JsonSerializer.Serialize(new
    {
        resourceType = "Bundle", type = "collection",
        entry = new object[]
        {
            new { fullUrl = "urn:uuid:" + p.Mrn, resource = new { resourceType = "Patient", id = p.User, text = new { status = "generated", div = $"<div xmlns=\"http://www.w3.org/1999/xhtml\" title=\"{p.First}\">{p.First} {p.Last}</div>" },
                identifier = new[] { new { system = "http://hospital.example/mrn", value = p.Mrn }, new { system = "http://hl7.org/fhir/sid/us-ssn", value = p.Ssn } },
                name = new[] { new { family = p.Last, given = new[] { p.First } } }, telecom = new[] { new { system = "phone", value = p.Phone }, new { system = "email", value = p.User + "@example.org" } },
                gender = "female", birthDate = Day(p.Born, "yyyy-MM-dd"), address = new[] { new { line = new[] { $"{p.Mrn[..3]} {p.Street} Street" }, city = p.City, state = "OH", postalCode = "44" + p.Mrn[..3] } },
                contact = new[] { new { name = new { text = $"{p.First} {p.Last}" } } }, photo = new[] { new { url = $"https://portal.example.org/{p.Photo}.jpg" } },
                extension = new[] { new { url = "http://hospital.example/employer", valueString = $"Patient: {p.First} {p.Last}" } } } },
            new { resource = new { resourceType = "Observation", id = "o1", status = "final", code = new { coding = new[] { new { system = "http://loinc.org", code = "4548-4", display = "Hemoglobin A1c" } } },
                subject = new { reference = "Patient/" + p.User, display = $"{p.First} {p.Last}" }, effectiveDateTime = Day(p.Seen, "yyyy-MM-dd"), note = new[] { new { text = $"Ms. {p.Last} fasted; call {p.Phone}." } }, valueQuantity = new { value = 7.2, unit = "%" } } },
            new { resource = new { resourceType = "DocumentReference", id = "d1", status = "current", description = p.Note, author = new[] { new { display = $"Dr. {p.First} {p.Last}" } } } },
        },
    });

    private static string Cda(Person p) =>
        $"<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"><id extension=\"{p.Mrn}\" root=\"2.16.840.1.113883.19\"/><title>Visit of {p.First} {p.Last}</title><effectiveTime value=\"{Day(p.Seen, "yyyyMMdd")}101500+0000\"/><recordTarget><patientRole><id extension=\"{p.Mrn}\" root=\"2.16.840.1.113883.19.5\"/><id extension=\"{p.Ssn}\" root=\"2.16.840.1.113883.4.1\"/><addr><streetAddressLine>{p.Mrn[..3]} {p.Street} Street</streetAddressLine><city>{p.City}</city><state>OH</state><postalCode>44{p.Mrn[..3]}</postalCode></addr><telecom value=\"tel:{p.Phone}\" use=\"HP\"/><telecom value=\"mailto:{p.User}@example.org\"/><patient><name><given>{p.First}</given><family>{p.Last}</family></name><birthTime value=\"{Day(p.Born, "yyyyMMdd")}\"/></patient></patientRole></recordTarget><!-- Patient: {p.First} {p.Last} --><?note Patient: {p.First} {p.Last}?><component><section ID=\"s1\"><code code=\"10164-2\"/><title>Note of {p.First} {p.Last}</title><text><paragraph>Ms. <content styleCode=\"Bold\">{p.Last}</content> takes metformin.</paragraph><paragraph>{System.Net.WebUtility.HtmlEncode(p.Note)}</paragraph><renderMultiMedia referencedObject=\"{p.Photo}\"/></text><entry><observationMedia ID=\"{p.Photo}\"><value mediaType=\"image/png\" representation=\"B64\">{Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Last))}</value></observationMedia></entry></section></component></ClinicalDocument>";

    private static byte[] Docx(Person p)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            void Put(string name, string xml) { using var writer = new StreamWriter(zip.CreateEntry(name).Open()); writer.Write(xml); }
            const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
            static string Paragraph(string text) => $"<w:p><w:r><w:t>{System.Net.WebUtility.HtmlEncode(text)}</w:t></w:r></w:p>";
            Put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Put("word/document.xml", $"<w:document {w} xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>{string.Concat(p.Note.Split('\n').Select(Paragraph))}<w:p><w:r><w:t>Patient: {p.First} {p.Last[..4]}</w:t></w:r><w:r><w:t>{p.Last[4..]}</w:t></w:r></w:p><w:p><w:ins w:author=\"{p.First} {p.Last}\" w:date=\"{Day(p.Seen, "yyyy-MM-dd")}T10:00:00Z\"><w:r><w:t>MRN {p.Mrn}</w:t></w:r></w:ins><w:del w:author=\"{p.First} {p.Last}\"><w:r><w:delText>call {p.Phone}</w:delText></w:r></w:del></w:p><w:p><w:r><w:fldChar/><w:instrText>HYPERLINK \"mailto:{p.User}@example.org\"</w:instrText></w:r></w:p><w:p><w:bookmarkStart w:id=\"1\" w:name=\"{p.Last}\"/><w:r><w:drawing><wp:docPr id=\"1\" name=\"{p.First} {p.Last}\" descr=\"Photo of {p.First} {p.Last}\"/></w:drawing></w:r></w:p></w:body></w:document>");
            Put("word/header1.xml", $"<w:hdr {w}>{Paragraph($"{p.Last.ToUpperInvariant()}, {p.First.ToUpperInvariant()} Z")}</w:hdr>");
            Put("word/footer1.xml", $"<w:ftr {w}>{Paragraph($"MRN: {p.Mrn}")}</w:ftr>");
            Put("word/footnotes.xml", $"<w:footnotes {w}><w:footnote>{Paragraph($"See Ms. {p.Last}")}</w:footnote></w:footnotes>");
            Put("word/comments.xml", $"<w:comments {w}><w:comment w:author=\"{p.First} {p.Last}\" w:initials=\"QX\">{Paragraph($"Dr. {p.Last}: phone {p.Phone}")}</w:comment></w:comments>");
            Put("word/people.xml", $"<w15:people xmlns:w15=\"urn:w15\"><w15:person w15:author=\"{p.First} {p.Last}\"><w15:presenceInfo w15:providerId=\"AD\" w15:userId=\"{p.User}@example.org\"/></w15:person></w15:people>");
            Put("docProps/core.xml", $"<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:t=\"t\"><dc:title>{p.Last}, {p.First}</dc:title><dc:creator>{p.First} {p.Last}</dc:creator><cp:lastModifiedBy>{p.Last}</cp:lastModifiedBy><cp:keywords>MRN {p.Mrn}</cp:keywords><t:created>{Day(p.Seen, "yyyy-MM-dd")}T10:00:00Z</t:created></cp:coreProperties>");
            Put("docProps/app.xml", $"<Properties xmlns=\"p\"><Manager>{p.First} {p.Last}</Manager><Company>{p.Employer} Foundry</Company></Properties>");
            Put("docProps/custom.xml", $"<Properties xmlns=\"p\" xmlns:vt=\"v\"><property name=\"Patient\"><vt:lpwstr>{p.First} {p.Last}</vt:lpwstr></property></Properties>");
            Put("customXml/item1.xml", $"<patient>{p.First} {p.Last}</patient>");
            Put("word/_rels/document.xml.rels", $"<Relationships xmlns=\"r\"><Relationship Id=\"1\" TargetMode=\"External\" Target=\"https://portal.example.org/{p.Slug}\"/></Relationships>");
            using var picture = zip.CreateEntry("word/media/image1.png").Open();
            picture.Write(Encoding.UTF8.GetBytes($"\u0089PNG tEXt {p.First} {p.Last}"));
        }
        return stream.ToArray();
    }

    // a page of text written by hand: objects, their places, and a title in the properties
    private static byte[] Pdf(Person p)
    {
        var lines = p.Note.Split('\n').Select(l => $"({l.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj T*");
        var content = $"BT /F1 10 Tf 14 TL 40 760 Td {string.Join('\n', lines)} ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", $"<< /Title ({p.First} {p.Last}) /Author ({p.Last}) >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n").AppendJoin("", places.Select(o => $"{o:0000000000} 00000 n \n"))
            .Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static string Mail(Person p) =>
        $"Received: from {p.User}.example.org by mail\r\nFrom: {p.First} {p.Last} <{p.User}@example.org>\r\nTo: Dr. {p.Last} <{p.User}@example.org>\r\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes($"Results of {p.First} {p.Last}"))}?=\r\nDate: Sun, 14 Mar 2021 10:00:00 +0000\r\nMessage-ID: <{p.Mrn}@example.org>\r\nX-Patient: MRN {p.Mrn}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b{p.Mrn}\"\r\n\r\n--b{p.Mrn}\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDear Ms. {p.Last[..4]}=\r\n{p.Last[4..]}, take metformin.\r\n--b{p.Mrn}\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes($"<p title=\"{p.First} {p.Last}\">Patient: {p.First} {p.Last}</p>"))}\r\n--b{p.Mrn}\r\nContent-Type: text/plain; name=\"{p.Last}.txt\"\r\nContent-Disposition: attachment; filename=\"{p.Last}.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.UTF8.GetBytes(p.Note))}\r\n--b{p.Mrn}--\r\n";
}
