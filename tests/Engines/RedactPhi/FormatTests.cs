using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CodingAhead.Engines.RedactPhi.Formats;

namespace CodingAhead.Tests.Engines.RedactPhi;

/// <summary>A document with identifiers in every place where its format can hide them comes out clean and whole.</summary>
public sealed class FormatTests
{
    private static readonly DocumentRedactor Documents = new(Phi.Redactor);
    private static readonly string[] Secrets = ["Astorino", "Quenby", "Featherstone", "5512001", "415-238-0164", "Wetumpka", "219-09-9999", "qastorino"];

    private static string Clean(string text, string? name, DocumentFormat format, params string[] kept)
    {
        var result = Documents.Redact(Encoding.UTF8.GetBytes(text), name);
        Assert.Equal(format, result.Format);
        Assert.Null(result.Refused);
        Assert.False(result.Blocked, result.Result?.Report.Why + string.Join(",", result.Result?.Report.Residual.Select(r => r.Kind) ?? []));
        var output = Encoding.UTF8.GetString(result.Content!);
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, output, StringComparison.OrdinalIgnoreCase);
        foreach (var part in kept) Assert.Contains(part, output, StringComparison.Ordinal);
        return output;
    }

    [Fact]
    public void Text_and_markdown()
    {
        Clean("Patient: Quenby Astorino\nMRN: 5512001\nAstorino has Bell's palsy.", "note.txt", DocumentFormat.Text, "Bell's palsy");
        Clean("# Visit\n\n**Patient:** Quenby Astorino\n\n- seen by [Dr. Featherstone](mailto:qastorino@example.org)\n- takes *metformin*", "note.md", DocumentFormat.Markdown, "# Visit", "*metformin*");
    }

    [Fact]
    public void Html_texts_attributes_comments_and_scripts() =>
        Clean("""<!doctype html><html><head><title>Quenby Astorino</title><meta name="author" content="Dr. Featherstone"><script>var p = "Patient: Quenby Astorino";</script></head><body data-mrn="MRN 5512001"><!-- Patient: Quenby Astorino --><p class="x">Patient: <b>Quenby</b> Asto<i>rino</i> has asthma.</p><img alt="photo of Quenby Astorino" src="x.png"><a href="tel:415-238-0164">call</a> <a href="mailto:qastorino@example.org">mail</a></body></html>""",
            "page.html", DocumentFormat.Html, "<p class=\"x\">", "has asthma", "<!--");

    [Fact]
    public void Csv_by_column_and_in_free_text()
    {
        Clean("patient_name,mrn,dob,note,code\n\"Astorino, Quenby\",5512001,3/4/1950,\"Seen by Dr. Featherstone; \"\"better\"\"\",E11.9\nKai Lund,77,1/2/1960,\"=HYPERLINK(\"\"mailto:qastorino@example.org\"\")\",I10\n", "t.csv", DocumentFormat.Csv, "patient_name,mrn,dob,note,code", "E11.9", "\"\"better\"\"");
        Clean("Quenby Astorino,asthma\nDr. Featherstone,cough\n", "headless.csv", DocumentFormat.Csv, "asthma", "cough");
    }

    [Fact]
    public void Json_by_property_key_and_number()
    {
        var output = Clean("""{"patient":{"firstName":"Quenby","lastName":"Astorino","mrn":5512001},"notes":["Astorino called from 415-238-0164"],"Quenby Astorino":"x","score":7,"ok":true}""", "a.json", DocumentFormat.Json, "\"score\":7", "\"ok\":true");
        JsonDocument.Parse(output).Dispose();
        Clean("{\"note\":\"Patient: Quenby Astorino\"}\n{\"note\":\"no one\"}\n", "a.jsonl", DocumentFormat.JsonLines, "no one");
    }

    [Fact]
    public void Fhir_elements_references_and_narrative()
    {
        var output = Clean("""
            {"resourceType":"Bundle","type":"collection","entry":[
            {"fullUrl":"urn:uuid:5512001","resource":{"resourceType":"Patient","id":"qastorino","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Quenby Astorino</div>"},"identifier":[{"type":{"coding":[{"code":"MR"}]},"system":"http://hospital.example/mrn","value":"5512001"},{"system":"http://hl7.org/fhir/sid/us-ssn","value":"219-09-9999"}],"name":[{"use":"official","family":"Astorino","given":["Quenby","Z"]}],"telecom":[{"system":"phone","value":"415-238-0164"}],"gender":"female","birthDate":"1950-03-04","address":[{"line":["12 Tamarack Street"],"city":"Wetumpka","state":"AL","postalCode":"36092"}]}},
            {"resource":{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"4548-4","display":"Hemoglobin A1c"}]},"subject":{"reference":"Patient/qastorino","display":"Quenby Astorino"},"performer":[{"reference":"Practitioner/9","display":"Dr. Featherstone"}],"effectiveDateTime":"2021-03-14T10:00:00Z","note":[{"text":"Astorino fasted."}],"valueQuantity":{"value":7.2,"unit":"%"}}}]}
            """, "b.json", DocumentFormat.Fhir, "4548-4", "Hemoglobin A1c", "\"female\"", "\"AL\"", "7.2", "\"final\"");
        using var bundle = JsonDocument.Parse(output);
        var entries = bundle.RootElement.GetProperty("entry");
        Assert.Equal("1950", entries[0].GetProperty("resource").GetProperty("birthDate").GetString());
        Assert.Equal("2021", entries[1].GetProperty("resource").GetProperty("effectiveDateTime").GetString());
        Assert.Equal("Patient/" + entries[0].GetProperty("resource").GetProperty("id").GetString(), entries[1].GetProperty("resource").GetProperty("subject").GetProperty("reference").GetString());
    }

    [Fact]
    public void Hl7_fields_repeats_and_free_text() =>
        Clean("MSH|^~\\&|LAB|Kestrel Hospital|EHR|Kestrel|20210314101500||ORU^R01|MSG5512001|P|2.5\rPID|1||5512001^^^KH^MR~219-09-9999^^^SSA^SS||Astorino^Quenby^Z^^Ms||19500304|F|||12 Tamarack Street^^Wetumpka^AL^36092||415-238-0164|||||||219-09-9999\rPV1|1|O|||||1234567893^Featherstone^Ann^^^Dr\rOBX|1|NM|4548-4^Hemoglobin A1c^LN||7.2|%|4.0-5.6|H|||F\rNTE|1||Ms. Astorino was told by Dr. Featherstone\\.br\\to call 415-238-0164.\r",
            "m.hl7", DocumentFormat.Hl7, "ORU^R01", "4548-4^Hemoglobin A1c^LN||7.2|%|4.0-5.6|H", "|F|", "^AL^", "|1950|", "|2021|");

    [Fact]
    public void Cda_elements_attributes_and_narrative() =>
        Clean("""<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><id extension="5512001" root="2.16.840.1.113883.19"/><title>Visit of Quenby Astorino</title><effectiveTime value="20210314101500+0000"/><recordTarget><patientRole><id extension="5512001" root="2.16.840.1.113883.19.5"/><addr><streetAddressLine>12 Tamarack Street</streetAddressLine><city>Wetumpka</city><state>AL</state><postalCode>36092</postalCode></addr><telecom value="tel:415-238-0164" use="HP"/><patient><name><given>Quenby</given><family>Astorino</family></name><administrativeGenderCode code="F"/><birthTime value="19500304"/></patient></patientRole></recordTarget><!-- Astorino --><component><section><code code="10164-2"/><text><paragraph>Ms. <content styleCode="Bold">Astorino</content> saw Dr. Featherstone for asthma.</paragraph></text></section></component></ClinicalDocument>""",
            "c.xml", DocumentFormat.Cda, "<state>AL</state>", "code=\"10164-2\"", "asthma", "value=\"1950\"", "value=\"2021\"");

    [Fact]
    public void Docx_text_headers_comments_properties_changes_and_links()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            void Put(string name, string xml) { using var writer = new StreamWriter(zip.CreateEntry(name).Open()); writer.Write(xml); }
            const string w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
            Put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Put("word/document.xml", $"<w:document {w}><w:body><w:p><w:r><w:t>Patient: Quenby Asto</w:t></w:r><w:r><w:t>rino</w:t></w:r></w:p><w:p><w:ins w:author=\"Ann Featherstone\" w:date=\"2021-03-14T10:00:00Z\"><w:r><w:t>has asthma, MRN 5512001</w:t></w:r></w:ins><w:del w:author=\"Ann Featherstone\"><w:r><w:delText>call 415-238-0164</w:delText></w:r></w:del></w:p></w:body></w:document>");
            Put("word/header1.xml", $"<w:hdr {w}><w:p><w:r><w:t>ASTORINO, QUENBY Z</w:t></w:r></w:p></w:hdr>");
            Put("word/comments.xml", $"<w:comments {w}><w:comment w:author=\"Ann Featherstone\" w:initials=\"AF\"><w:p><w:r><w:t>Dr. Featherstone: ask Astorino</w:t></w:r></w:p></w:comment></w:comments>");
            Put("docProps/core.xml", "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Astorino, Quenby</dc:title><dc:creator>Ann Featherstone</dc:creator><cp:lastModifiedBy>Featherstone</cp:lastModifiedBy></cp:coreProperties>");
            Put("word/_rels/document.xml.rels", "<Relationships xmlns=\"r\"><Relationship Id=\"1\" TargetMode=\"External\" Target=\"mailto:qastorino@example.org\"/></Relationships>");
        }
        var result = Documents.Redact(stream.ToArray(), "x.docx");
        Assert.False(result.Blocked, result.Refused + result.Result?.Report.Why);
        using var output = new ZipArchive(new MemoryStream(result.Content!));
        var all = string.Concat(output.Entries.Select(e => { using var r = new StreamReader(e.Open()); return r.ReadToEnd(); }));
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("has asthma", all, StringComparison.Ordinal);
        Assert.DoesNotContain("rino<", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_headers_parts_and_attachments()
    {
        var attached = Convert.ToBase64String("Patient: Quenby Astorino\n"u8);
        Clean($"From: Ann Featherstone <afeatherstone@example.org>\r\nTo: Quenby Astorino <qastorino@example.org>\r\nSubject: Results of =?utf-8?B?{Convert.ToBase64String("Astorino"u8)}?=\r\nDate: Sun, 14 Mar 2021 10:00:00 +0000\r\nMessage-ID: <5512001@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDear Ms. Asto=\r\nrino, your asthma is better.\r\n--b1\r\nContent-Type: text/plain; name=\"Astorino.txt\"\r\nContent-Disposition: attachment; filename=\"Astorino.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{attached}\r\n--b1--\r\n",
            "m.eml", DocumentFormat.Eml, "your asthma is better");
    }

    [Theory]
    [InlineData("x.exe")]
    [InlineData("x.dcm")]
    [InlineData("x.xlsx")]
    public void Unknown_types_are_refused(string name) => Assert.NotNull(Documents.Redact([0x4D, 0x5A, 0, 1, 2], name).Refused);

    [Fact]
    public void Entities_embedded_packages_and_broken_files_are_refused()
    {
        Assert.NotNull(Documents.Redact("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"Astorino\">]><ClinicalDocument>&x;</ClinicalDocument>"u8.ToArray(), "c.xml").Refused);
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            using (var part = zip.CreateEntry("word/document.xml").Open()) part.Write("<a/>"u8);
            zip.CreateEntry("word/embeddings/inner.docx");
        }
        Assert.NotNull(Documents.Redact(stream.ToArray(), "x.docx").Refused);
        Assert.NotNull(Documents.Redact("{\"broken\": \"Astorino\""u8.ToArray(), "x.json").Refused);
    }

    [Fact]
    public void A_thousand_canaries_of_all_classes_leave_no_trace()
    {
        var random = new Random(7);
        string Letters(int n) => new([.. Enumerable.Range(0, n).Select(_ => (char)('a' + random.Next(26)))]);
        string Name() => char.ToUpperInvariant((char)('a' + random.Next(26))) + "q" + Letters(7);
        for (var n = 0; n < 100; n++)
        {
            string first = Name(), last = Name(), user = "zq" + Letters(6);
            var mrn = $"{random.Next(10_000_000, 99_999_999)}";
            var ssn = $"{random.Next(100, 665)}-{random.Next(10, 99)}-{random.Next(1000, 9999)}";
            var phone = $"{random.Next(201, 989)}-{random.Next(201, 989)}-{random.Next(1000, 9999)}";
            var plan = $"X{random.Next(100_000_000, 999_999_999)}";
            var serial = $"PQ{random.Next(100_000, 999_999)}K";
            string[] canaries = [first, last, user, mrn, ssn, phone, plan, serial, first.ToUpperInvariant(), last.ToLowerInvariant()];
            var note = $"Patient: {first} {last}\nMRN: {mrn}   SSN: {ssn}\nPhone: {phone}   Member ID: {plan}\n\n{last} is doing well. Device serial no. {serial}. Write to {user}@example.org. We saw {first} {last} again; {first.ToUpperInvariant()} agrees.";
            foreach (var (name, text, broken) in new[] { ("n.txt", note, false), ("n.html", $"<p>{note.Replace("\n", "<br>", StringComparison.Ordinal)}</p>", false), ("n.json", JsonSerializer.Serialize(new { note }), false), ("n.csv", $"note\n\"{note}\"\n", false), ("n.json", "{\"note\":\"" + note, true) })
            {
                var result = Documents.Redact(Encoding.UTF8.GetBytes(text), name);
                var seen = (result.Content is null ? "" : Encoding.UTF8.GetString(result.Content)) + result + result.Refused + result.Result + result.Result?.Report + string.Concat(result.Result?.Spans.Select(s => s.ToString()) ?? []) + result.Result?.Report.Why;
                foreach (var canary in canaries) Assert.DoesNotContain(canary, seen, StringComparison.Ordinal);
                Assert.Equal(broken, result.Refused is not null);
                Assert.Equal(broken, result.Blocked);
            }
        }
    }
}
