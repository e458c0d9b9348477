using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CodingAhead.Engines.Claims;

/// <summary>
/// Names what a verdict was made of: the claim, the editions, the rules and their versions. Each field is written with its length, so that
/// no two claims are written alike.
/// </summary>
internal sealed class VerdictHash
{
    private static readonly string Versions = string.Concat(ClaimChecker.Edits.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Name}{e.Version} ")));

    [ThreadStatic]
    private static VerdictHash? kept;

    private byte[] _bytes = new byte[4096];
    private int _length;

    public static string Of(ReadClaim read)
    {
        var input = kept ??= new VerdictHash();
        input._length = 0;
        input.Write(read);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input._bytes.AsSpan(0, input._length), hash);
        // nothing of a claim is left behind in memory that lives on
        input._bytes.AsSpan(0, input._length).Clear();
        return Convert.ToHexStringLower(hash[..16]);
    }

    private void Write(ReadClaim read)
    {
        var claim = read.Given;
        Add((int)claim.Setting);
        Add(claim.Patient.BirthDate);
        Add(claim.Patient.Sex);
        Add(claim.Payer);
        Add(claim.From);
        Add(claim.To);
        Add(claim.TypeOfBill);
        Add(claim.Locality);
        Lines(read.Lines);
        Add(claim.Diagnoses.Count);
        foreach (var diagnosis in claim.Diagnoses)
        {
            Add(diagnosis.Code);
            Add(diagnosis.Poa);
            Add(diagnosis.Role);
        }
        Add(claim.Procedures.Count);
        foreach (var operation in claim.Procedures)
            Add(operation);
        Add(read.HasHistory ? 1 : 0);
        Lines(read.Earlier);
        foreach (var fault in read.Options.Syntax ?? [])
            Add($"{fault.Segment}|{fault.Name}|{fault.Element}|{fault.Message}");
        foreach (var rule in read.Rules)
            Add(rule.ToString());
        Add(read.Books.Hash);
        Add(Versions);
    }

    private void Lines(ReadLine[] lines)
    {
        Add(lines.Length);
        foreach (var read in lines)
        {
            var line = read.Given;
            Add(line.Line);
            Add(line.Code);
            Add(line.Modifiers.Count);
            for (var i = 0; i < line.Modifiers.Count; i++)
                Add(line.Modifiers[i]);
            Add(line.Units);
            Add(line.Date);
            Add(line.To);
            Add(line.Minutes ?? -1);
            Add(line.RevenueCode);
            Add(line.Charge ?? -1);
            Add(line.Ndc);
            Add(line.Dose);
            Add(line.Provider);
            Add(line.Pos);
            Add(line.Pointers.Count);
            for (var i = 0; i < line.Pointers.Count; i++)
                Add(line.Pointers[i]);
        }
    }

    private void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }
        Room(4 + text.Length * 3);
        var length = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 4));
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), length);
        _length += 4 + length;
    }

    private void Add(DateOnly? day) => Add(day?.DayNumber ?? -1);

    // 1 and 1.0 units are the same claim
    private void Add(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number.Scale == 0 ? number : number / 1.0000000000000000000000000000m, bits);
        foreach (var part in bits)
            Add(part);
    }

    private void Add(int number)
    {
        Room(4);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), number);
        _length += 4;
    }

    private void Room(int more)
    {
        if (_length + more > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}
