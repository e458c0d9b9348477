using System.Globalization;
using System.Text;
using CodingAhead.Engines.Claims;

namespace CodingAhead.Tests.Engines.Claims;

/// <summary>Writes made-up claims as an interchange, so that what is read back can be compared with what was meant.</summary>
internal static class Made837
{
    public static string Of(IReadOnlyList<(string Id, Claim Claim)> claims, char e = '*', char c = ':', string t = "~\n", bool institutional = false)
    {
        var text = new StringBuilder();
        var segments = 0;
        void Write(params string[] parts)
        {
            text.Append(string.Join(e, parts)).Append(t);
            segments++;
        }

        Write("ISA", "00", new string(' ', 10), "00", new string(' ', 10), "ZZ", "SENDER         ", "ZZ", "RECEIVER       ", "240801", "1200", "^", "00501", "000000001", "0", "T", c.ToString());
        Write("GS", "HC", "SENDER", "RECEIVER", "20240801", "1200", "1", "X", institutional ? "005010X223A2" : "005010X222A1");
        segments = 0;
        Write("ST", "837", "0001", institutional ? "005010X223A2" : "005010X222A1");
        Write("BHT", "0019", "00", "1", "20240801", "1200", "CH");
        Write("HL", "1", "", "20", "1");
        Write("NM1", "85", "2", "MADE UP CLINIC", "", "", "", "", "XX", "1999999984");
        var level = 1;
        foreach (var (id, claim) in claims)
        {
            Write("HL", $"{++level}", "1", "22", "0");
            Write("SBR", "P", "18", "", "", "", "", "", "", claim.Payer == "Medicare" ? institutional ? "MA" : "MB" : "CI");
            Write("NM1", "IL", "1", "PERSON", "MADE", "", "", "", "MI", "1AA0AA0AA00");
            if (claim.Patient.BirthDate is { } birth)
                Write("DMG", "D8", birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture), claim.Patient.Sex ?? "U");
            Write("NM1", "PR", "2", claim.Payer ?? "NOBODY", "", "", "", "", "PI", "1");
            Write("CLM", id, "100", "", "", institutional ? $"{claim.TypeOfBill![..2]}{c}A{c}{claim.TypeOfBill[2..]}" : $"{claim.Lines[0].Pos ?? "11"}{c}B{c}1", "Y", "A", "Y", "Y");
            if (claim.From is { } from)
                Write("DTP", "434", "RD8", $"{from:yyyyMMdd}-{claim.To:yyyyMMdd}");
            for (var i = 0; i < claim.Diagnoses.Count; i++)
                Write("HI", $"{(i == 0 ? "ABK" : "ABF")}{c}{claim.Diagnoses[i].Code.Replace(".", "", StringComparison.Ordinal)}{(claim.Diagnoses[i].Poa is { } poa ? new string(c, 7) + poa : "")}");
            foreach (var line in claim.Lines)
            {
                Write("LX", line.Line.ToString(CultureInfo.InvariantCulture));
                var procedure = string.Join(c, ["HC", line.Code, .. line.Modifiers]);
                var (unit, quantity) = line.Minutes is { } minutes ? ("MJ", minutes.ToString(CultureInfo.InvariantCulture)) : ("UN", line.Units.ToString(CultureInfo.InvariantCulture));
                var charge = (line.Charge ?? 0).ToString(CultureInfo.InvariantCulture);
                if (institutional)
                    Write("SV2", line.RevenueCode ?? "0300", procedure, charge, unit, quantity);
                else
                    Write("SV1", procedure, charge, unit, quantity, line.Pos ?? "", "", string.Join(c, line.Pointers));
                if (line.Date is { } day)
                    Write("DTP", "472", line.To is null ? "D8" : "RD8", line.To is { } to ? $"{day:yyyyMMdd}-{to:yyyyMMdd}" : $"{day:yyyyMMdd}");
                if (line.Ndc is { } ndc)
                    Write("LIN", "", "N4", ndc);
                if (line.Provider is { } provider)
                    Write("NM1", "82", "1", "DOCTOR", "MADE", "", "", "", "XX", provider);
            }
        }
        Write("SE", (segments + 1).ToString(CultureInfo.InvariantCulture), "0001");
        Write("GE", "1", "1");
        Write("IEA", "1", "000000001");
        return text.ToString();
    }

    /// <summary>A claim out of a seed, with everything a file can carry.</summary>
    public static Claim Random(Random random, bool institutional)
    {
        string[] codes = ["99213", "78597", "J1100", "29881", "20610", "A0429", "01992"], marks = ["25", "59", "LT", "RT", "26"];
        DateOnly Day() => new DateOnly(2024, 7, 1).AddDays(random.Next(90));
        var lines = Enumerable.Range(1, random.Next(1, 7)).Select(i =>
        {
            var day = Day();
            return new ClaimLine(i, codes[random.Next(codes.Length)], [.. marks.Where(_ => random.Next(4) == 0).Take(4)], random.Next(1, 9), day, institutional ? [] : [random.Next(1, 4)])
            {
                To = random.Next(4) == 0 ? day.AddDays(2) : null, Charge = random.Next(1, 9000) / 100m, Ndc = random.Next(4) == 0 ? "00404979530" : null, Provider = random.Next(2) == 0 ? "1999999984" : null,
                Pos = institutional ? null : "11", RevenueCode = institutional ? "0450" : null,
            };
        }).ToList();
        return new Claim(institutional ? ClaimSetting.OutpatientHospital : ClaimSetting.Practitioner, new Patient(new DateOnly(1950, 2, 3), random.Next(2) == 0 ? "F" : "M"), "Medicare", lines,
            [new("E1122", institutional ? "Y" : null, "principal"), new("N1830", null, "other"), new("I10", null, "other")], null)
        {
            From = institutional ? new DateOnly(2024, 7, 1) : null, To = institutional ? new DateOnly(2024, 9, 28) : null, TypeOfBill = institutional ? "131" : null,
        };
    }
}
