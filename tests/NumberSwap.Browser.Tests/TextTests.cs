using NumberSwap.Browser.Tests.Support;
using Xunit;

namespace NumberSwap.Browser.Tests;

public sealed class TextTests(World world)
{
    [Theory]
    [InlineData("8 (495) 580-40-84")]
    [InlineData("+7 495 580 40 84")]
    [InlineData("+74955804084")]
    [InlineData("84955804084")]
    [InlineData("(495) 580-40-84")]
    [InlineData("8\u00a0(495)\u00a0580\u00a040\u00a084")]
    [InlineData("8\u2009495\u202f580\u200a40\u200984")]
    [InlineData("8 (495) 580\u201140\u201384")]
    public async Task A_number_keeps_its_writing(string written)
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish($"<p id=\"number\">{written}</p>", shop.Tag()));
        var number = await view.LeasedAsync();
        Assert.Contains(number, await shop.NumbersAsync(shop.Pool));
        await view.SaysAsync("#number", Shop.Written(number, written));
        view.HasNoErrors();
    }

    [Fact]
    public async Task A_number_split_over_elements_keeps_them()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(
            """
            <p id="bold">8 (495) <b>580-40-84</b></p>
            <p id="deep"><span>+7</span> <span>(<i>495</i>)</span>&nbsp;<b>580-<span>40</span>-84</b></p>
            """,
            shop.Tag()));
        var number = await view.LeasedAsync();
        var (area, a, b, c) = (number[2..5], number[5..8], number[8..10], number[10..]);
        await view.SaysAsync("#bold", Shop.Written(number));
        Assert.Equal($"8 ({area}) <b>{a}-{b}-{c}</b>", await view.Page.InnerHTMLAsync("#bold"));
        Assert.Equal($"<span>+7</span> <span>(<i>{area}</i>)</span>&nbsp;<b>{a}-<span>{b}</span>-{c}</b>", await view.Page.InnerHTMLAsync("#deep"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task Links_dial_what_the_text_says_and_others_are_left_alone()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(
            """
            <a id="plus" href="tel:+74955804084">call</a>
            <a id="national" href="tel:84955804084">8 (495) 580-40-84</a>
            <a id="other" href="tel:+74950000000">8 (495) 000-00-00</a>
            <a id="mail" href="mailto:84955804084@shop.example">mail</a>
            <p id="order">order 1849558040841</p>
            <p id="ignored" data-numberswap-ignore>8 (495) 580-40-84</p>
            <input id="field" value="8 (495) 580-40-84">
            """,
            shop.Tag()));
        var number = await view.LeasedAsync();
        await view.SaysAsync("#national", Shop.Written(number));
        Assert.Equal("tel:" + number, await view.HrefAsync("#plus"));
        Assert.Equal("tel:8" + number[2..], await view.HrefAsync("#national"));
        Assert.Equal("tel:+74950000000", await view.HrefAsync("#other"));
        Assert.Equal("mailto:84955804084@shop.example", await view.HrefAsync("#mail"));
        Assert.Equal("order 1849558040841", await view.TextAsync("#order"));
        Assert.Equal(Shop.Printed, await view.TextAsync("#ignored"));
        Assert.Equal(Shop.Printed, await view.Page.InputValueAsync("#field"));
        view.HasNoErrors();
    }

    [Fact]
    public async Task What_the_page_adds_and_changes_later_is_swapped()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish("<p id=\"late\"></p><div id=\"host\"></div>", shop.Tag()));
        var swapped = Shop.Written(await view.LeasedAsync());

        await view.Page.EvaluateAsync("late.innerHTML = '<a id=\"link\">8 (495) <b>580-40-84</b></a>'");
        await view.SaysAsync("#late", swapped);
        await view.Page.EvaluateAsync("link.href = 'tel:84955804084'");
        await view.Page.WaitForFunctionAsync("number => link.href === 'tel:8' + number.slice(2)", await view.NumberAsync());
        await view.Page.EvaluateAsync("link.firstChild.data = '+7 495 '; link.lastChild.firstChild.data = '580 40 84'");
        await view.SaysAsync("#late", Shop.Written(await view.NumberAsync(), "+7 495 580 40 84"));

        await view.Page.EvaluateAsync("host.attachShadow({ mode: 'open' }).innerHTML = '<p>8 (495) 580-40-84</p>'");
        await view.Page.WaitForFunctionAsync("text => host.shadowRoot.textContent === text", swapped);
        await view.Page.EvaluateAsync("host.shadowRoot.firstChild.firstChild.data = '84955804084'");
        await view.Page.WaitForFunctionAsync("text => host.shadowRoot.textContent === text", "8" + (await view.NumberAsync())[2..]);
        view.HasNoErrors();
    }

    [Fact]
    public async Task Declared_shadow_roots_are_swapped_too()
    {
        var shop = await Shop.OpenAsync(world.Server);
        await using var visitor = await world.NewVisitorAsync();
        var view = await visitor.OpenAsync(world.Pages.Publish(
            "<div id=\"host\"><template shadowrootmode=\"open\"><p>8 (495) <b>580-40-84</b></p></template></div>", shop.Tag()));
        var number = await view.LeasedAsync();
        await view.Page.WaitForFunctionAsync("text => host.shadowRoot.textContent === text", Shop.Written(number));
        view.HasNoErrors();
    }
}
