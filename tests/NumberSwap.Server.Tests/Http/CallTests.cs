using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Calls, as platforms report them.</summary>
public sealed class CallTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Ad = "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly&utm_term=gas&utm_content=b1&yclid=123#top";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_is_matched_to_the_visit_that_caused_it(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(3);
        var pageView = shop.PageView(Ad, referrer: "https://yandex.ru/", more: ("ids", new { ga = "1.2", ym = "77" }));
        var visit = (await shop.AskAsync(pageView)).As<Visit>();
        servers.ClockOf(state).Advance(TimeSpan.FromSeconds(40));

        var match = await shop.CallAsync(visit.Number, "the-call");

        Assert.Equal(("the-call", shop.Target, "session"), (match.Id, match.Destination, match.Level));
        Assert.Equal(0.99, match.Probability);
        var session = match.Session!;
        Assert.Equal((visit.Session, visit.Visitor), (session.Id, session.Visitor));
        Assert.Equal(("https://shop.example/" + Ad[..^4], "https://yandex.ru/"), (session.LandingPage, session.Referrer));
        Assert.Equal(("yandex", "cpc", "kotly", "gas", "b1"), (session.Source, session.Medium, session.Campaign, session.Term, session.Content));
        Assert.Equal("123", session.ClickIds["yclid"]);
        Assert.Equal(("1.2", "77"), (session.Ids["ga"], session.Ids["ym"]));
        Assert.Equal(servers.ClockOf(state).GetUtcNow().AddSeconds(-40), session.StartedAt);
        Assert.Equal(new MatchCandidate(visit.Session!, 0.99, "yandex", "kotly"), match.Candidates.Single() with { Probability = 0.99 });
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Visitors_who_share_a_number_share_the_probability(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var first = await shop.VisitAsync("?utm_source=yandex");
        var second = await shop.VisitAsync("?utm_source=google");

        var match = await shop.CallAsync(first.Number);

        Assert.Equal(("none", shop.Target), (match.Level, match.Destination));
        Assert.Equivalent(new[] { first.Session, second.Session }, match.Candidates.Select(candidate => candidate.Session), strict: true);
        Assert.All(match.Candidates, candidate => Assert.Equal(0.495, candidate.Probability, 3));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task An_unknown_number_is_answered_and_never_an_error(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);

        foreach (var number in (string[])["+74990009999", "anonymous", "100", "sip:x@y"])
        {
            var match = await shop.CallAsync(number);
            Assert.Equal((null, "none", 0d), (match.Destination, match.Level, match.Probability));
            Assert.Empty(match.Candidates);
        }

        Assert.Equal((shop.Target, "none"), ((await shop.CallAsync(shop.Target)).Destination, (await shop.CallAsync(shop.Target)).Level));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task The_reports_of_a_call_make_one_call_in_every_order(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(30);
        object Report(string id, string to, int which) => which switch
        {
            0 => new { id, to, from = "+79161234567", status = "ringing" },
            1 => new { id, to, status = "answered", ringSeconds = 7, @operator = "Анна" },
            _ => (object)new { id, to, status = "completed", talkSeconds = 240, recordingUrl = "https://records.example/1" },
        };

        foreach (var order in Permutations.Of(3))
        {
            var visit = await shop.VisitAsync(Ad);
            var id = Shop.NewCallId();
            foreach (var which in order.Append(order[0]))
            {
                var match = (await shop.Server.PostAsync("/v1/calls", Report(id, visit.Number, which))).As<Match>();
                Assert.Equal((visit.Session, shop.Target), (match.Session?.Id, match.Destination));
            }

            var call = (await shop.Server.GetAsync("/v1/calls/" + id)).Json;
            Assert.Equal("completed", call.GetProperty("status").GetString());
            Assert.Equal((240, 7), (call.GetProperty("talkSeconds").GetInt32(), call.GetProperty("ringSeconds").GetInt32()));
            Assert.Equal(("+79161234567", "Анна"), (call.GetProperty("from").GetString(), call.GetProperty("operator").GetString()));
            Assert.Equal("https://records.example/1", call.GetProperty("recordingUrl").GetString());
            Assert.Equal(visit.Session, call.GetProperty("session").GetProperty("id").GetString());
        }

        Assert.Equal(6, (await shop.CallsAsync()).Count);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_later_report_keeps_the_match_of_the_ring(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1, holdSeconds: 60, cooldownSeconds: 0);
        var caller = await shop.VisitAsync(Ad);
        var id = Shop.NewCallId();
        await shop.CallAsync(caller.Number, id);
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(5));
        var next = await shop.VisitAsync("?utm_source=google");
        Assert.Equal(caller.Number, next.Number);

        Assert.Equal(caller.Session, (await shop.CallAsync(caller.Number, id, "completed")).Session?.Id);
        Assert.Equal(next.Session, (await shop.CallAsync(caller.Number)).Session?.Id);
    }

    [Fact]
    public async Task A_call_of_the_past_is_matched_to_the_visit_of_its_time()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        await shop.AddPoolAsync(1, holdSeconds: 60, cooldownSeconds: 0);
        var first = await shop.VisitAsync();
        var then = clock.GetUtcNow().AddSeconds(30);
        clock.Advance(TimeSpan.FromHours(2));
        await shop.VisitAsync();

        var match = (await shop.Server.PostAsync("/v1/calls", new { id = Shop.NewCallId(), to = first.Number, startedAt = then })).As<Match>();
        var resolved = (await shop.Server.GetAsync($"/v1/resolve?number={Uri.EscapeDataString(first.Number)}&at={then:yyyy-MM-ddTHH:mm:ssZ}")).As<Match>();

        Assert.Equal((first.Session, first.Session), (match.Session?.Id, resolved.Session?.Id));
    }

    [Fact]
    public async Task What_is_no_report_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        const string to = "+74990000000";
        await RefusedAsync(new { to }, "id");
        await RefusedAsync(new { id = "a b", to }, "id");
        await RefusedAsync(new { id = new string('x', 129), to }, "id");
        await RefusedAsync(new { id = "x" }, "to");
        await RefusedAsync(new { id = "x", to, status = "exploded" }, "status");
        await RefusedAsync(new { id = "x", to, talkSeconds = -1 }, "talkSeconds");
        await RefusedAsync(new { id = "x", to, ringSeconds = 1_000_000 }, "ringSeconds");
        await RefusedAsync(new { id = "x", to, recordingUrl = "javascript:alert(1)" }, "recordingUrl");
        await RefusedAsync(new { id = "x", to, @operator = new string('x', 201) }, "operator");
        await RefusedAsync(new { id = "x", to, startedAt = "0001-01-01T00:00:00Z" }, "startedAt");
        (await shop.Server.PostAsync("/v1/calls", new { id = "x", to, startedAt = "yesterday" })).ExpectProblem(400, "malformed_json");
        (await shop.Server.PostAsync("/v1/calls", new { id = "x", to, site = "nobody" })).ExpectProblem(404, "not_found");
        Assert.Empty(await shop.CallsAsync());

        async Task RefusedAsync(object body, string field) => (await shop.Server.PostAsync("/v1/calls", body)).ExpectProblem(400, "invalid", field);
    }
}
