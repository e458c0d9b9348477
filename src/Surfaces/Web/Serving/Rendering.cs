using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodingAhead.Surfaces.Web.Serving;

/// <summary>Renders a component to HTML text, once and without a circuit.</summary>
internal static class Rendering
{
    private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    public static async Task<string> Render<T>(Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(Nothing, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
