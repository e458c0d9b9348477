using System.Text;

namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>HL7 v2 messages: fields that identify are taken by their place, with repeats and components; all other texts are read.</summary>
internal static class Hl7Format
{
    // segment and field → type; XCN and CX fields: the component rules are in Whole
    private static readonly Dictionary<string, PhiType> Fields = Read("""
        NAME PID.5 PID.6 PID.9 NK1.2 NK1.30 PV1.7 PV1.8 PV1.9 PV1.17 PV1.52 PV2.13 PD1.4 GT1.3 GT1.4 GT1.42 GT1.45 IN1.7 IN1.11 IN1.16 IN2.3 IN2.40 IN2.49 OBR.10 OBR.16 OBR.28 OBR.32 OBR.33 OBR.34 OBR.35 ORC.10 ORC.11 ORC.12 ORC.19 ORC.30
        NAME OBX.16 OBX.25 DG1.16 PR1.8 PR1.11 PR1.12 TXA.5 TXA.9 TXA.10 TXA.11 TXA.22 TXA.23 EVN.5 ROL.4 SCH.12 SCH.16 SCH.20 AIP.3 STF.3 FT1.20 FT1.21 FT1.23 RXA.10 RXE.13 RXO.14 MFE.4 SPM.8 ACC.7 PRD.2 CTD.2 GT1.51 NTE.5 ARQ.15 ARQ.19 PEO.26 IN1.30
        DATE PID.7 PID.29 PID.33 PV1.44 PV1.45 PV2.8 PV2.9 PV2.33 EVN.2 EVN.3 EVN.6 MSH.7 OBR.6 OBR.7 OBR.8 OBR.14 OBR.22 OBR.36 ORC.9 ORC.15 ORC.27 OBX.14 OBX.19 DG1.5 DG1.19 PR1.5 TXA.4 TXA.6 TXA.7 TXA.8 SCH.11 IN1.12 IN1.13 IN1.18 IN1.24 IN1.29 GT1.8 NK1.8 NK1.9 NK1.16 AL1.6 FT1.4 FT1.5 RXA.3 RXA.4 RXA.16 SPM.17 SPM.18 AIS.4 AIP.6 AIL.6 ACC.1 PDA.2 RXE.18 IAM.11 IAM.13 PRB.2 PRB.7 ARQ.11 PV1.35
        MRN PID.2 PID.3 PID.4 MRG.1 MRG.4 NK1.33
        ACCOUNT PID.18 PV1.19 PV1.50 MRG.3 MRG.5 GT1.2 GT1.21 FT1.2 PV1.5
        SSN PID.19 GT1.12 NK1.37 IN2.2
        LICENSE PID.20
        HEALTH_PLAN_ID IN1.2 IN1.8 IN1.10 IN1.36 IN1.45 IN1.46 IN1.49 IN2.6 IN2.8 IN2.10 IN2.26 IN2.61 IN3.2
        ADDRESS PID.11 PID.12 PID.23 NK1.4 GT1.5 GT1.17 IN1.5 IN1.19 IN1.44 OBX.24 ORC.22 ORC.24 STF.11 PRD.3 ACC.2 NK1.32
        FACILITY MSH.4 MSH.6 PV1.3 PV1.6 PV1.11 PV1.37 PV1.39 PV1.40 PV1.42 PV1.43 PD1.3 EVN.7 ORC.13 ORC.17 ORC.21 OBX.15 OBX.23 IN1.4 NK1.13 GT1.16 GT1.51 AIL.3 RXA.11 IN1.11 OBR.19 FT1.16 SCH.22 PRD.4
        PHONE PID.13 PID.14 PID.40 NK1.5 NK1.6 NK1.31 NK1.40 GT1.6 GT1.7 GT1.18 IN1.7 IN2.63 IN2.64 OBR.17 ORC.14 ORC.23 SCH.13 SCH.17 STF.10 PRD.5 NK1.41
        DEVICE PRT.10 PRT.16 OBX.18 RXA.15 UAC.2
        OTHER_ID MSH.10 OBR.2 OBR.3 OBR.18 OBR.20 OBR.21 ORC.2 ORC.3 ORC.4 SPM.2 SPM.3 TXA.12 TXA.13 TXA.14 TXA.15 TXA.16 SCH.1 SCH.2 PID.21 NK1.12 MSA.2 DG1.20 OBX.21 OBR.53 BLC.2 ARQ.1 ARQ.2 FT1.1 FT1.29 PV1.16 EVN.1X IN1.22 PRB.4
        """);

    private static Dictionary<string, PhiType> Read(string table)
    {
        var fields = new Dictionary<string, PhiType>(StringComparer.Ordinal);
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var field in words.AsSpan(1)) fields.TryAdd(field, PhiTypes.Read(words[0])!.Value);
        }
        return fields;
    }

    public static DocumentResult Redact(string text, RedactionOptions options, PhiRedactor redactor)
    {
        var slots = new List<Slot>();
        var parts = new List<(string? Fixed, Slot? Slot)>();
        char field = '|', component = '^', repeat = '~', escape = '\\', sub = '&';
        for (var i = 0; i < text.Length;)
        {
            var end = text.AsSpan(i).IndexOfAny('\r', '\n') is var at && at >= 0 ? i + at : text.Length;
            var line = text[i..end];
            if (line.Length > 7 && line.AsSpan(0, 3) is "MSH" or "FHS" or "BHS")
            {
                field = line[3];
                var stop = line.IndexOf(field, 4);
                var marks = line[4..(stop < 0 ? line.Length : stop)];
                if (marks.Length > 0) component = marks[0];
                if (marks.Length > 1) repeat = marks[1];
                if (marks.Length > 2) escape = marks[2];
                if (marks.Length > 3) sub = marks[3];
            }
            Segment(line);
            while (end < text.Length && text[end] is '\r' or '\n') { parts.Add((text[end].ToString(), null)); end++; }
            i = end;
        }
        var result = redactor.RedactSlots(slots, options);
        var output = new StringBuilder(text.Length);
        foreach (var (fix, slot) in parts) output.Append(fix ?? Escape(slot!.Text, field, component, repeat, escape, sub));
        return DocumentRedactor.Done(DocumentFormat.Hl7, result, Encoding.UTF8.GetBytes(output.ToString()), ".hl7");

        void Segment(string line)
        {
            var cells = line.Split(field);
            var name = cells[0];
            var head = name is "MSH" or "FHS" or "BHS";
            parts.Add((name, null));
            for (var f = 1; f < cells.Length; f++)
            {
                parts.Add((field.ToString(), null));
                if (head && f == 1) { parts.Add((cells[f], null)); continue; }
                var place = $"{name}.{(head ? f + 1 : f)}";
                Field(cells[f], place, Fields.TryGetValue(place, out var type) ? type : null);
            }
        }

        void Field(string cell, string place, PhiType? type)
        {
            if (cell.Length == 0) return;
            var repeats = cell.Split(repeat);
            for (var r = 0; r < repeats.Length; r++)
            {
                if (r > 0) parts.Add((repeat.ToString(), null));
                var components = repeats[r].Split(component);
                for (var c = 0; c < components.Length; c++)
                {
                    if (c > 0) parts.Add((component.ToString(), null));
                    if (components[c].Length == 0) continue;
                    if (!(type is { } t ? Whole(t, place, c, components) is var whole : (whole = null) is null) || whole is { Keep: true }) { parts.Add((components[c], null)); continue; }
                    var plain = Unescape(components[c], field, component, repeat, escape, sub);
                    var slot = new Slot(plain) { Type = whole?.Type, BareYear = whole?.Type == PhiType.Date || plain.Length >= 8 && plain.All(char.IsAsciiDigit), Before = whole is null ? c == 0 ? "\n\n" : "\n" : "\n\n" };
                    slots.Add(slot);
                    parts.Add((null, slot));
                }
            }
        }
    }

    private readonly record struct Rule(PhiType? Type, bool Keep);

    /// <summary>What a component of an identifying field is: the state and country of an address stay, types and authorities of names and ids too.</summary>
    private static Rule? Whole(PhiType type, string place, int component, string[] components) => type switch
    {
        PhiType.Address => component is 3 or 5 or 6 ? new Rule(null, true) : new Rule(PhiType.Address, false),
        PhiType.Name when place is "PID.5" or "PID.6" or "PID.9" or "NK1.2" or "GT1.3" or "IN1.16" => component is 5 or >= 6 ? new Rule(null, true) : new Rule(PhiType.Name, false),
        PhiType.Name => component == 0 && (components[0].Any(char.IsAsciiDigit) || components.Length > 2) ? new Rule(components[0].Any(char.IsAsciiDigit) ? PhiType.OtherId : PhiType.Name, false) : component is >= 6 ? new Rule(null, true) : new Rule(PhiType.Name, false),
        PhiType.Mrn or PhiType.Account or PhiType.HealthPlanId or PhiType.OtherId or PhiType.License => component == 0 || component > 5 && components[component].Any(char.IsAsciiDigit) ? new Rule(type, false) : component == 3 ? new Rule(PhiType.Facility, false) : new Rule(null, component is 1 or 2 or 4),
        PhiType.Phone => components[component].Contains('@', StringComparison.Ordinal) ? new Rule(PhiType.Email, false) : components[component].Any(char.IsAsciiDigit) ? new Rule(PhiType.Phone, false) : new Rule(null, true),
        _ => new Rule(type, false),
    };

    private static string Unescape(string text, char field, char component, char repeat, char escape, char sub)
    {
        if (!text.Contains(escape, StringComparison.Ordinal)) return text;
        return text.Replace($"{escape}F{escape}", field.ToString(), StringComparison.Ordinal).Replace($"{escape}S{escape}", component.ToString(), StringComparison.Ordinal).Replace($"{escape}R{escape}", repeat.ToString(), StringComparison.Ordinal)
            .Replace($"{escape}T{escape}", sub.ToString(), StringComparison.Ordinal).Replace($"{escape}.br{escape}", "\n", StringComparison.Ordinal).Replace($"{escape}E{escape}", escape.ToString(), StringComparison.Ordinal);
    }

    private static string Escape(string text, char field, char component, char repeat, char escape, char sub)
    {
        if (text.AsSpan().IndexOfAny(field, component, repeat) < 0 && !text.Contains(escape, StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal) && !text.Contains('\r', StringComparison.Ordinal)) return text;
        var output = new StringBuilder(text.Length + 8);
        foreach (var c in text)
            if (c == escape) output.Append(escape).Append('E').Append(escape);
            else if (c == field) output.Append(escape).Append('F').Append(escape);
            else if (c == component) output.Append(escape).Append('S').Append(escape);
            else if (c == repeat) output.Append(escape).Append('R').Append(escape);
            else if (c == '\n') output.Append(escape).Append(".br").Append(escape);
            else if (c != '\r') output.Append(c);
        _ = sub;
        return output.ToString();
    }
}
