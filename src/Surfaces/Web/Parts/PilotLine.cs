using System.Text.RegularExpressions;
using CodingAhead.Catalogue.Codes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CodingAhead.Surfaces.Web.Parts;

/// <summary>
/// A line of an answer: stars make bold, the codes that the answer names lead to their pages, and the number of a row to the row. Written
/// by hand, because a template would put blanks between a code and the stop behind it.
/// </summary>
public sealed class PilotLine : ComponentBase
{
    [Parameter, EditorRequired] public View View { get; set; } = null!;

    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <summary>The codes that the answer names; other words of a code's shape stay words.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<string> Codes { get; set; } = [];

    /// <summary>Keeps the citations of one answer apart from those of another.</summary>
    [Parameter, EditorRequired] public string Prefix { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var from = 0;
        var bold = false;
        foreach (Match word in PilotWords.Named().Matches(Text))
        {
            var mark = word.Groups[1].Success;
            if (!mark && !Codes.Contains(word.Value))
                continue;
            bold = Plain(builder, Text[from..word.Index], bold);
            if (mark)
                Cited(builder, word.Groups[1].Value);
            else
                Linked(builder, word.Value);
            from = word.Index + word.Length;
        }
        Plain(builder, Text[from..], bold);
    }

    private static bool Plain(RenderTreeBuilder builder, string text, bool bold)
    {
        foreach (var (part, i) in text.Split("**").Select((p, i) => (p, i)))
        {
            bold ^= i > 0;
            if (part.Length > 0 && bold)
            {
                builder.OpenElement(0, "strong");
                builder.AddContent(1, part);
                builder.CloseElement();
            }
            else
                builder.AddContent(2, part);
        }
        return bold;
    }

    private void Cited(RenderTreeBuilder builder, string number)
    {
        builder.OpenElement(3, "a");
        builder.AddAttribute(4, "class", "cited");
        builder.AddAttribute(5, "href", $"#{Prefix}{number}");
        builder.AddAttribute(6, "aria-label", $"source {number}");
        builder.AddContent(7, $"[{number}]");
        builder.CloseElement();
    }

    // a dot tells a diagnosis from a procedure; without one the first system of the shape that lists it
    private void Linked(RenderTreeBuilder builder, string text)
    {
        var read = Code.Read(text);
        var code = read.FirstOrDefault(c => View.Shelf.Catalogues.Any(b => b.Entries(c).Count > 0), read[0]);
        builder.OpenElement(8, "a");
        builder.AddAttribute(9, "class", "code");
        builder.AddAttribute(10, "data-card", true);
        builder.AddAttribute(11, "href", View.To(code.System.Slug(), code.Text));
        builder.AddContent(12, text);
        builder.CloseElement();
    }
}
