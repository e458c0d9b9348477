namespace CodingAhead.Books.Layouts;

/// <summary>The checksum of zip members, eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = Build();

    /// <summary>Continues a checksum, which starts at 0.</summary>
    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        crc = ~crc;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = crc ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[1792 + (low & 255)] ^ t[1536 + (low >> 8 & 255)] ^ t[1280 + (low >> 16 & 255)] ^ t[1024 + (low >> 24)]
                  ^ t[768 + (high & 255)] ^ t[512 + (high >> 8 & 255)] ^ t[256 + (high >> 16 & 255)] ^ t[high >> 24];
        }
        foreach (var b in bytes)
            crc = crc >> 8 ^ t[(crc ^ b) & 255];
        return ~crc;
    }

    private static uint[] Build()
    {
        var tables = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? c >> 1 ^ 0xEDB88320 : c >> 1;
            tables[i] = c;
        }
        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[i - 256] >> 8 ^ tables[tables[i - 256] & 255];
        return tables;
    }
}
