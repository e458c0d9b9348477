using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Engines.Claims;

/// <summary>Names what a verdict was made of: the claim, the editions, the rules and their versions.</summary>
internal static class VerdictHash
{
    private static readonly string Versions = string.Concat(ClaimChecker.Edits.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Name}{e.Version} ")));

    public static string Of(ReadClaim read)
    {
        var (claim, text) = (read.Given, new StringBuilder(512));
        text.Append(CultureInfo.InvariantCulture, $"{claim.Setting}|{claim.Patient.BirthDate:O}|{claim.Patient.Sex}|{claim.Payer}|{claim.From:O}|{claim.To:O}|{claim.TypeOfBill}|{claim.Locality}\n");
        foreach (var line in read.Lines)
            Line(text, line);
        foreach (var diagnosis in claim.Diagnoses)
            text.Append(CultureInfo.InvariantCulture, $"{diagnosis.Code}|{diagnosis.Poa}|{diagnosis.Role}\n");
        text.Append(claim.History is null ? "-\n" : "+\n");
        foreach (var line in read.Earlier)
            Line(text, line);
        foreach (var fault in read.Options.Syntax ?? [])
            text.Append(CultureInfo.InvariantCulture, $"{fault.Segment}|{fault.Name}|{fault.Element}|{fault.Message}\n");
        foreach (var rule in read.Rules)
            text.Append(CultureInfo.InvariantCulture, $"{rule}\n");
        text.Append(read.Books.Hash).Append('\n').Append(Versions);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    private static void Line(StringBuilder text, ReadLine read)
    {
        var l = read.Given;
        text.Append(CultureInfo.InvariantCulture, $"{l.Line}|{l.Code}|");
        text.AppendJoin('+', l.Modifiers);
        text.Append(CultureInfo.InvariantCulture, $"|{l.Units}|{l.Date:O}|{l.To:O}|{l.Minutes}|{l.RevenueCode}|{l.Charge}|{l.Ndc}|{l.Dose}|{l.Provider}|{l.Pos}|");
        text.AppendJoin('+', l.Pointers).Append('\n');
    }
}
