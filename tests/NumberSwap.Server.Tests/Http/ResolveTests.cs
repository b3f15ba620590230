using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What a dialplan asks at the ring.</summary>
public sealed class ResolveTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task It_answers_as_a_call_does_and_records_none(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");

        var resolved = await shop.ResolveAsync(visit.Number);

        Assert.Null(resolved.Id);
        Assert.Empty(await shop.CallsAsync());
        var called = await shop.CallAsync(visit.Number);
        Assert.Equal((called.Destination, called.Level, called.Probability, called.Session?.Id), (resolved.Destination, resolved.Level, resolved.Probability, resolved.Session?.Id));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_dialplan_gets_one_line(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");

        var line = await AskLineAsync(shop, visit.Number);

        Assert.Equal($"{shop.Target};yandex;cpc;kotly;{visit.Session};0.99", line);
        Assert.Equal(";;;;;0", await AskLineAsync(shop, "+74990009999"));
        Assert.Equal($"{shop.Target};;;;;0", await AskLineAsync(shop, shop.Target));
    }

    [Fact]
    public async Task A_visitors_text_never_leaves_its_field_of_the_line()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync("?utm_source=" + Uri.EscapeDataString("a;b\r\nc\"$(x)`,Ж") + "&utm_medium=m&utm_campaign=c");

        var line = await AskLineAsync(shop, visit.Number);

        Assert.DoesNotContain('\n', line);
        Assert.Equal(6, line.Split(';').Length);
        Assert.DoesNotContain(line, c => c is '"' or '$' or '`' or ',' or '\r');
        Assert.EndsWith($";m;c;{visit.Session};0.99", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_read_with_or_without_its_plus()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();
        var key = await shop.AddKeyAsync("calls");

        foreach (var text in (string[])["%2B" + visit.Number[1..], visit.Number, visit.Number[1..], "8" + visit.Number[2..]])
            Assert.Equal(visit.Session, (await shop.Server.GetAsync("/v1/resolve?number=" + text, key)).As<Match>().Session?.Id);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        (await shop.Server.GetAsync("/v1/resolve")).ExpectProblem(400, "invalid", "number");
        (await shop.Server.GetAsync("/v1/resolve?number=%2B74990000000&at=yesterday")).ExpectProblem(400, "invalid", "at");
        (await shop.Server.GetAsync("/v1/resolve?number=%2B74990000000&at=2026-11-22T10:00:00%2B03:00")).Expect(HttpStatusCode.OK);
        (await shop.Server.GetAsync("/v1/resolve?number=%2B74990000000&at=2026-11-22T10:00:00+03:00")).Expect(HttpStatusCode.OK);
    }

    private static async Task<string> AskLineAsync(Shop shop, string number)
    {
        var answer = await shop.Server.GetAsync("/v1/resolve?number=" + Uri.EscapeDataString(number), headers: ("Accept", "text/plain"));
        Assert.Equal("text/plain", answer.Type);
        return answer.Expect(HttpStatusCode.OK).Text;
    }
}
