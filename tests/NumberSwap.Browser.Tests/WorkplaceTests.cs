using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using NumberSwap.Browser.Tests.Support;
using NumberSwap.Core.People;
using Xunit;

namespace NumberSwap.Browser.Tests;

/// <summary>What holds for every page of the workplace, in both languages, on a laptop and on a phone.</summary>
public sealed class WorkplaceTests(World world, Workplace shop) : IClassFixture<Workplace>
{
    private const string LongWord = "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhhiiiiiiiiii";

    private static readonly string[] Pages =
    [
        "/sites", "/sites/new", "/account", "/people",
        "/sites/{site}", "/sites/{site}/calls", "/sites/{site}/calls/{call}",
        "/sites/{site}/campaigns", "/sites/{site}/campaigns/new", "/sites/{site}/campaigns/{campaign}", "/sites/{site}/campaigns/test",
        "/sites/{site}/campaigns/test?page=https%3A%2F%2F127.0.0.1%2F%3Futm_source%3Dyandex%26utm_term%3D" + LongWord,
        "/sites/{site}/numbers", "/sites/{site}/pools/new", "/sites/{site}/pools/{pool}",
        "/sites/{site}/settings", "/sites/{site}/audit", "/sites/{site}/people", "/sites/{site}/keys", "/sites/{site}/erasure", "/sites/{site}/review", "/sites/{site}/install",
        "/sites/{site}/platforms", "/sites/{site}/platforms/twilio",
        "/sites/{site}/destinations", "/sites/{site}/destinations/new", "/sites/{site}/destinations/{destination}", "/sites/{site}/destinations/{destination}/deliveries/{delivery}",
        "/sites/{site}/missed", "/sites/{site}/missed/settings", "/sites/{site}/leads", "/sites/{site}/leads/{lead}", "/sites/{site}/leads/settings", "/sites/{site}/deals", "/sites/{site}/deals/import", "/sites/{site}/deals/crm", "/sites/{site}/costs", "/sites/{site}/costs/import",
        "/sites/{site}/conversations?q=%D0%B3%D0%B0%D1%80%D0%B0%D0%BD%D1%82%D0%B8%D1%8F", "/sites/{site}/conversations/questions", "/sites/{site}/conversations/operators", "/sites/{site}/conversations/settings",
        "/sites/{site}/checklists", "/sites/{site}/checklists/new", "/sites/{site}/checklists/{checklist}", "/sites/{site}/checklists/sample", "/sites/{site}/checklists/results",
        "/sites/{site}/checklists/score/{talk}",
        "/sites/{site}/target-rule", "/sites/{site}/reports", "/sites/{site}/reports?by=month&values=expected&period=90", "/sites/{site}/reports/contacts", "/sites/{site}/reports/contacts?measure=leads", "/sites/{site}/reports/costs", "/sites/{site}/reports/customers", "/sites/{site}/reports/journeys",
        "/sites/{site}/operators", "/sites/{site}/operators?by=quarter", "/sites/{site}/operators/{operator}", "/sites/{site}/follow-ups", "/sites/{site}/settings/team",
        "/sites/{site}/nothing-here",
    ];

    public static TheoryData<string> Every => [.. Pages];

    [Theory, MemberData(nameof(Every))]
    public async Task A_page_suits_everybody(string page)
    {
        // All three beside each other, and axe-core once for each language and once for each window: it is most of what these tests take.
        var owners = (Visitor[])[await shop.OwnerAsync("en"), await shop.OwnerAsync("ru"), await shop.OwnerAsync("en", scripts: false)];
        await Task.WhenAll(SuitsAsync(owners[0], "en", ColorScheme.Dark), SuitsAsync(owners[1], "ru", ColorScheme.Light), CanBeReadAsync(owners[2]));

        async Task SuitsAsync(Visitor owner, string language, ColorScheme scheme)
        {
            var view = await owner.BlankAsync();
            var answer = await view.Page.GotoAsync(world.Server.Origin + shop.Address(page));
            Assert.Equal(page.EndsWith("nothing-here", StringComparison.Ordinal) ? 404 : 200, answer!.Status);
            Assert.Equal(language, await view.Page.GetAttributeAsync("html", "lang"));
            Assert.Equal(1, await view.Page.Locator("h1").CountAsync());
            await Accessibility.SuitsDeskAndPhoneAsync(view, only: scheme);
            await view.Page.CloseAsync();
        }

        async Task CanBeReadAsync(Visitor withoutScripts)
        {
            var view = await withoutScripts.OpenAsync(world.Server.Origin + shop.Address(page));
            Assert.True(await view.Page.Locator("h1").IsVisibleAsync());
            await view.Page.CloseAsync();
        }
    }

    [Theory, MemberData(nameof(Every))]
    public async Task A_first_visit_is_light_and_nothing_jumps(string page)
    {
        const int MostBytes = 150 * 1024;
        await using var person = await world.SignInAsync(Role.Owner);
        var view = await person.BlankAsync();
        var network = await view.Page.Context.NewCDPSessionAsync(view.Page);
        await network.SendAsync("Network.enable");
        var (bytes, open) = (0d, new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) => open[IdOf(sent)] = true;
        network.Event("Network.loadingFailed").OnEvent += (_, failed) => open.TryRemove(IdOf(failed), out var _);
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) =>
        {
            bytes += loaded!.Value.GetProperty("encodedDataLength").GetDouble();
            open.TryRemove(IdOf(loaded), out var _);
        };
        await view.Page.GotoAsync(world.Server.Origin + shop.Address(page));
        // What moves in no node of the page is inside the browser's own controls of a player.
        var shifts = await view.Page.EvaluateAsync<string[]>(
            """
            () => new Promise(done => {
              const found = [];
              const box = r => [r.x, r.y, r.width, r.height].map(Math.round).join(' ');
              const told = s => `${s.node?.nodeName} ${s.node?.className ?? s.node?.textContent} from ${box(s.previousRect)} to ${box(s.currentRect)}`;
              new PerformanceObserver(list => list.getEntries().filter(entry => entry.sources.some(s => s.node)).forEach(entry => found.push(`${entry.value}: ${entry.sources.map(told).join('; ')}`))).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(found)));
            })
            """);
        await Until.TrueAsync(() => Task.FromResult(open.IsEmpty), "all that the page asked for has come");
        Assert.InRange(bytes, 1, MostBytes);
        Assert.True(shifts.Length == 0, string.Join('\n', shifts));

        static string IdOf(JsonElement? told) => told!.Value.GetProperty("requestId").GetString()!;
    }
}
