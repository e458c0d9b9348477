using System.Text;
using System.Xml;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Layouts;

/// <summary>Reads XML element by element with line numbers; no DTD, no outside references, bounded depth and size.</summary>
internal sealed class XmlEvents : IDisposable
{
    private const int DeepestElement = 64;
    private const long LongestDocument = 256L << 20;

    private readonly string _path;
    private readonly Stream _stream;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo? _place;

    public XmlEvents(BookFile file)
    {
        _path = file.Path;
        _stream = file.Open();
        try
        {
            _reader = XmlReader.Create(_stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = LongestDocument,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
            });
        }
        catch (XmlException e)
        {
            _stream.Dispose();
            throw Wrong(e);
        }
        _place = (IXmlLineInfo)_reader;
    }

    public int Line => _place!.LineNumber;

    public string Name => _reader.LocalName;

    /// <summary>Depth of the current node; the root element has 0.</summary>
    public int Depth => _reader.Depth;

    /// <summary>Whether the current node is an element without content or end.</summary>
    public bool IsEmpty => _reader.IsEmptyElement;

    public bool IsElement => _reader.NodeType == XmlNodeType.Element;

    /// <summary>The text of the current node, when it is text.</summary>
    public string? Text
    {
        get
        {
            if (_reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace))
                return null;
            try
            {
                // a long text is decoded only here
                return _reader.Value;
            }
            catch (XmlException e)
            {
                throw Wrong(e);
            }
        }
    }

    public string? Attribute(string name) => _reader.GetAttribute(name);

    /// <summary>Moves to the root element, which must have this name.</summary>
    public void Root(string name)
    {
        while (Read())
            if (IsElement)
            {
                if (Name != name)
                    throw Wrong($"the root element <{name}>", $"<{Name}>");
                return;
            }
        throw Wrong($"the root element <{name}>", "the end of the file");
    }

    /// <summary>
    /// Stops at each child element of the current one, and ends at its end. A child that the caller leaves unread is skipped.
    /// </summary>
    public IEnumerable<string> Children()
    {
        if (_reader.IsEmptyElement)
            yield break;
        var depth = Depth;
        while (Read() && Depth > depth)
            if (IsElement)
            {
                yield return Name;
                if (IsElement && Depth == depth + 1)
                    Skip();
            }
    }

    /// <summary>All text within the current element, with every run of white space as one space; moves to its end.</summary>
    public string Content(bool collapse = true)
    {
        if (_reader.IsEmptyElement)
            return "";
        string? only = null;
        StringBuilder? more = null;
        var depth = Depth;
        while (Read() && Depth > depth)
            if (Text is { } piece)
            {
                if (only is null)
                    only = piece;
                else
                    (more ??= new StringBuilder(only)).Append(' ').Append(piece);
            }
        var text = more?.ToString() ?? only ?? "";
        return collapse ? Collapse(text) : text;
    }

    /// <summary>Reads to the end of the current element.</summary>
    public void Skip()
    {
        if (_reader.IsEmptyElement)
            return;
        var depth = Depth;
        while (Read() && Depth > depth)
            continue;
    }

    public bool Read()
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (XmlException e)
        {
            throw Wrong(e);
        }
        return _reader.Depth <= DeepestElement ? true : throw Wrong($"at most {DeepestElement} nested elements", "more");
    }

    public BookFormatException Wrong(string expected, string found) => new(_path, _place!.LineNumber, _place.LinePosition, expected, found);

    public void Dispose()
    {
        _reader?.Dispose();
        _stream.Dispose();
    }

    /// <summary>A text with every run of white space as one space, trimmed.</summary>
    public static string Collapse(string text)
    {
        var clean = true;
        for (var i = 0; i < text.Length && clean; i++)
            clean = text[i] > ' ' && text[i] != '\u00A0' || text[i] == ' ' && i > 0 && i < text.Length - 1 && text[i - 1] != ' ';
        return clean ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private BookFormatException Wrong(XmlException e)
    {
        // the message of an XmlException ends in its own line and position, which stand before ours already
        var message = e.Message;
        var place = message.IndexOf(" Line ", StringComparison.Ordinal);
        // a forbidden DTD comes without a place of its own
        var (line, column) = e.LineNumber > 0 ? (e.LineNumber, e.LinePosition) : (_place?.LineNumber ?? 0, _place?.LinePosition ?? 0);
        return new(_path, line, column, "well-formed XML without a DTD", place > 0 ? message[..place] : message, e);
    }
}
