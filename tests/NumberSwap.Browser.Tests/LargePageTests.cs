using System.Globalization;
using System.Text;
using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class LargePageTests(World world)
{
    [Fact]
    public async Task Nothing_moves_on_a_page_of_5000_nodes()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.BlankAsync();
        await view.Page.AddInitScriptAsync(
            "window.shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value))).observe({ type: 'layout-shift', buffered: true })");
        var rows = new StringBuilder("<h1 id=\"number\">8 (495) 580-40-84</h1><ul id=\"list\">");
        // 8 nodes a row.
        for (var row = 0; row < 625; row++)
            rows.Append(CultureInfo.InvariantCulture, $"<li><span>Boiler {row}</span> <i>12 500 ₽</i> <a href=\"tel:84955804084\">8 (495) 580-40-84</a></li>");
        await view.Page.GotoAsync(world.Pages.Publish(rows.Append("</ul>").ToString(), shop.Tag()));
        var nodes = await view.Page.EvaluateAsync<int>("(() => { const nodes = document.createTreeWalker(document); let count = 0; while (nodes.nextNode()) count++; return count })()");
        Assert.True(nodes >= 5000, $"{nodes} nodes");

        var number = await view.LeasedAsync();
        await view.SaysAsync("#number", Shop.Written(number));
        await view.Page.EvaluateAsync("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))");
        Assert.False(await view.Page.EvaluateAsync<bool>("list.textContent.includes('580-40-84')"));
        Assert.Empty(await view.Page.EvaluateAsync<double[]>("shifts"));
        view.HasNoErrors();
    }
}
