using System.Net;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Hostile;

/// <summary>What is logged of people: nothing.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task No_number_visitor_or_key_is_ever_logged()
    {
        await using var redis = new RedisServer();
        await redis.InitializeAsync();
        using var log = new LogRecorder();
        await using var server = new LocalServer(null, redis.Configuration, log, ("Logging:LogLevel:Default", "Trace"));
        var shop = await Shop.OpenAsync(server);
        var pool = await shop.AddPoolAsync(2);
        var key = await shop.AddKeyAsync("calls");
        var twilio = new TwilioCaller(shop, publicUrl: "http://localhost");
        await twilio.SetUpAsync();
        var visits = new List<Visit>();
        string[] callers = ["+79161234567", "89161234568"];

        for (var i = 0; i < 3; i++)
            visits.Add(await shop.VisitAsync("?utm_source=yandex", headers: ("Origin", "https://shop.example")));
        await AllThatPeopleDoAsync();
        await redis.StopAsync();
        await AllThatPeopleDoAsync();
        await Wait.UntilAsync("the outage is logged", () => Task.FromResult(log.Lines.Any(line => line.Contains("hot state", StringComparison.Ordinal))));

        string[] secrets =
        [
            .. pool.Numbers, shop.Target, .. callers, "9161234567", "9161234568", "4990001234", IServer.AdminKey, key, "wrong0key0wrong0key0wrong0key0", TwilioCaller.AuthToken,
            .. visits.Select(visit => visit.Visitor!), .. visits.Select(visit => visit.Session!),
        ];
        var leaks = log.Lines.Where(line => secrets.Any(secret => line.Contains(secret.TrimStart('+'), StringComparison.Ordinal))).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(5)));
        Assert.NotEmpty(log.Lines);

        async Task AllThatPeopleDoAsync()
        {
            foreach (var visit in visits)
            {
                await shop.VisitAsync("", visit);
                await shop.NoteAsync(visit, "tel-click", visit.Number);
                await shop.CallAsync(visit.Number, from: callers[0]);
                await shop.ResolveAsync(visit.Number);
                (await twilio.RingAsync(Shop.NewCallId(), visit.Number)).Expect(HttpStatusCode.OK);
            }

            await shop.CallAsync("+74990001234", from: callers[1]);
            await twilio.SendAsync("", TwilioCaller.Body(TwilioCaller.Ring("CA", visits[0].Number)), "forged");
            await server.GetAsync("/v1/sites", "wrong0key0wrong0key0wrong0key0");
            await server.GetAsync("/v1/calls?site=" + shop.Id, key);
            await shop.CallsAsync();
            await server.PostAsync(shop.Path + "/pools", new { name = "x", numbers = pool.Numbers });
            await server.PostAsync(shop.Path + "/pools", new { name = "x", numbers = new[] { shop.Target, callers[1] }, bad = callers[0] });
            await server.PostAsync("/v1/calls", $$"""{"id":"x","to":"{{pool.Numbers[0]}}","from":{{callers[0]}}}""");
            await shop.AskAsync(shop.PageView("?phone=" + callers[1], visits[0], more: ("numbers", new[] { callers[0], "x" })));
        }
    }
}
