using System.Globalization;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class FrameworkTests(World world)
{
    [Theory]
    [InlineData("react")]
    [InlineData("vue")]
    public async Task A_framework_may_render_texts_and_attributes_again_in_place(string framework)
    {
        // A page that could not be made fails here, and not as one that stays empty.
        await Bundle.OfAsync(framework);
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<div id=\"app\"></div><script src=\"/apps/{framework}.js\"></script>", shop.Tag()));
        var number = await view.LeasedAsync();
        await view.SaysAsync("#parts", Shop.Written(number));

        for (var click = 1; click <= 4; click++)
        {
            await view.Page.ClickAsync("#again");
            await view.SaysAsync("#clicks", click.ToString(CultureInfo.InvariantCulture));
            await view.SaysAsync("#whole", $"{click}: {Shop.Written(number)}");
            await view.SaysAsync("#parts", Shop.Written(number, click % 2 == 0 ? Shop.Printed : "+7 495 580 40 84"));
            var link = click % 2 == 0 ? "tel:" + number : "tel:8" + number[2..];
            await view.Page.WaitForFunctionAsync("link => document.getElementById('link').getAttribute('href') === link", link);
        }

        view.HasNoErrors();
    }
}
