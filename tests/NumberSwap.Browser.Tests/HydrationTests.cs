using System.Globalization;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>Pages that a server rendered and a framework takes over: the tag is async, and may swap before or after that.</summary>
public sealed class HydrationTests(World world)
{
    // What is on the screen: all that frames find of the number, in their order.
    private const string Watch =
        """
        window.painted = [];
        (function look() {
            const text = document.getElementById('parts')?.textContent;
            if (text && text !== painted.at(-1)) painted.push(text);
            requestAnimationFrame(look);
        })();
        """;

    /// <summary>
    /// React renders its root anew where a text is not what it rendered, Vue writes its own text into the node: either way the page's
    /// own number is back, and is swapped again before it is painted. Both say so in the console.
    /// </summary>
    [Theory]
    [InlineData("react", "production", false, "Minified React error #418")]
    [InlineData("react", "development", false, "Hydration failed because the server rendered text didn't match the client")]
    [InlineData("react-document", "production", false, "Minified React error #418")]
    [InlineData("vue", "production", true, "Hydration completed but contains mismatches.")]
    [InlineData("vue", "development", true, "Hydration completed but contains mismatches.")]
    public async Task A_number_swapped_before_hydration_is_swapped_again(string framework, string mode, bool keepsNodes, string complaint)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await OpenAsync(visitor, framework, shop.Tag());
        var number = await view.LeasedAsync();
        await view.SaysAsync("#parts", Shop.Written(number));
        await view.Page.EvaluateAsync("window.rendered = document.getElementById('whole')");

        await HydrateAsync(view, framework, mode);
        await view.Page.WaitForFunctionAsync("keepsNodes => rendered.isConnected === keepsNodes", keepsNodes);
        await WorksAsync(view, number);

        Assert.Equal(Shop.Written(number), await view.TextAsync("#sometimes"));
        await PaintedNoOtherAsync(view, number);
        Assert.Contains(view.Errors, error => error.Contains(complaint, StringComparison.Ordinal));
        Assert.DoesNotContain(view.Errors, error => error.Contains("numberswap", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("react", "production")]
    [InlineData("react", "development")]
    [InlineData("react-document", "production")]
    [InlineData("vue", "production")]
    [InlineData("vue", "development")]
    public async Task A_number_swapped_after_hydration_is_no_mismatch(string framework, string mode)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await OpenAsync(visitor, framework);
        await view.Page.EvaluateAsync("window.rendered = document.getElementById('whole')");
        await HydrateAsync(view, framework, mode);
        await view.Page.ClickAsync("#again");
        await view.SaysAsync("#clicks", "1");

        await view.Page.AddScriptTagAsync(new() { Url = $"{world.Server.Origin}/s/{shop.Key}.js" });
        var number = await view.LeasedAsync();
        await view.SaysAsync("#whole", "1: " + Shop.Written(number));
        await view.Page.ClickAsync("#again");
        await view.SaysAsync("#clicks", "2");
        await WorksAsync(view, number, clicks: 2);

        Assert.True(await view.Page.EvaluateAsync<bool>("rendered.isConnected"));
        view.HasNoErrors();
    }

    /// <summary>React's <c>suppressHydrationWarning</c> and Vue's <c>data-allow-mismatch</c>.</summary>
    [Theory]
    [InlineData("react", "production")]
    [InlineData("react", "development")]
    [InlineData("vue", "production")]
    [InlineData("vue", "development")]
    public async Task A_page_that_allows_another_text_has_no_error(string framework, string mode)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await OpenAsync(visitor, framework, shop.Tag());
        var number = await view.LeasedAsync();
        await view.SaysAsync("#parts", Shop.Written(number));
        // To Vue, for texts in it and for the link's address; to the test's page of React, which gives its elements the property.
        await view.Page.EvaluateAsync("app.dataset.allowMismatch = link.dataset.allowMismatch = ''; window.rendered = document.getElementById('whole')");

        await HydrateAsync(view, framework, mode);
        await WorksAsync(view, number);

        Assert.True(await view.Page.EvaluateAsync<bool>("rendered.isConnected"));
        await PaintedNoOtherAsync(view, number);
        view.HasNoErrors();
    }

    private async Task<View> OpenAsync(Visitor visitor, string framework, string head = "")
    {
        var view = await visitor.BlankAsync();
        await view.Page.AddInitScriptAsync(Watch);
        await view.Page.GotoAsync(world.Pages.Publish(await Bundle.HtmlOfAsync(framework), head));
        Assert.Equal("0", await view.TextAsync("#clicks"));
        return view;
    }

    private static async Task HydrateAsync(View view, string framework, string mode) =>
        await view.Page.AddScriptTagAsync(new() { Url = $"/apps/{framework}-hydrated.{mode}.js" });

    /// <summary>Text and link show the number, clicks count, and what they render shows the number too.</summary>
    private static async Task WorksAsync(View view, string number, int clicks = 0)
    {
        for (var last = clicks + 4; ; clicks++)
        {
            var isNational = clicks % 2 == 0;
            await view.SaysAsync("#clicks", clicks.ToString(CultureInfo.InvariantCulture));
            await view.SaysAsync("#whole", $"{clicks}: {Shop.Written(number)}");
            await view.SaysAsync("#parts", Shop.Written(number, isNational ? Shop.Printed : "+7 495 580 40 84"));
            Assert.Equal(isNational ? "tel:" + number : "tel:8" + number[2..], await view.HrefAsync("#link"));
            if (clicks == last)
                break;
            await view.Page.ClickAsync("#again");
        }
    }

    private static async Task PaintedNoOtherAsync(View view, string number)
    {
        var painted = await view.Page.EvaluateAsync<string[]>("painted");
        var own = painted.TakeWhile(text => text == Shop.Printed).Count();
        Assert.All(painted[own..], text => Assert.Contains(text, new[] { Shop.Written(number), Shop.Written(number, "+7 495 580 40 84") }));
    }
}
