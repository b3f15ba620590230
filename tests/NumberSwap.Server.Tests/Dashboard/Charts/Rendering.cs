using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

/// <summary>Components as the server writes them into a page.</summary>
internal static class Rendering
{
    public static Words WordsIn(string language) => new(new Viewer(new Catalog())) { Language = language };

    public static async Task<string> HtmlOfAsync<T>(object parameters, string language = "en")
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton(WordsIn(language)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(Named(parameters)))).ToHtmlString());
    }

    /// <summary>The same as a tree: what is not well-formed fails here.</summary>
    public static async Task<XElement> TreeOfAsync<T>(object parameters, string language = "en")
        where T : IComponent =>
        XElement.Parse($"<page>{await HtmlOfAsync<T>(parameters, language)}</page>");

    /// <summary>A table's body: one array of texts a row.</summary>
    public static string[][] Rows(this XElement page) =>
        [.. page.Descendants("tbody").Single().Elements("tr").Select(row => row.Elements().Select(cell => cell.Value.Trim()).ToArray())];

    private static Dictionary<string, object?> Named(object parameters) =>
        parameters.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(parameters));
}
