using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Which calls Metrika is told of, in which columns, and what is refused.</summary>
public sealed class MetrikaTests : IAsyncLifetime
{
    private const string Client = "1700000000123456789";
    private const string Click = "9876543210987654321";

    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private MetrikaStandIn metrika = null!;
    private Outlet outlet = null!;

    public MetrikaTests() => server = new LocalServer(clock, redis: null, log: null, Outlet.AllowThisMachine, ("NumberSwap:PublicUrl", "https://calls.example.com"));

    public async ValueTask InitializeAsync()
    {
        metrika = await MetrikaStandIn.StartAsync(clock.GetUtcNow);
        outlet = await Outlet.OpenAsync(server);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await metrika.DisposeAsync();
    }

    [Fact]
    public async Task A_call_is_a_row_of_the_documented_columns()
    {
        var id = await AddAsync(new { price = 1500.5, currency = "RUB", goalName = "Звонок & ко" });
        var visit = await outlet.VisitAsync("kotly?utm_source=yandex,=x", new { ym = Client });
        var call = await outlet.CallAsync(visit);
        await outlet.HasAsync(id, "delivered", 1);
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        clock.Advance(TimeSpan.FromSeconds(20));
        await outlet.CallAsync(visit, "missed");

        var delivered = await outlet.HasAsync(id, "delivered", 2);
        Assert.Equal(("CLIENT_ID", "Звонок & ко"), (metrika.Uploads[0].Type, metrika.Uploads[0].Goal));
        Assert.Equal(
            [
                Client, at, "0", "1500.5", "RUB", visit.Number, "95", "7", "0", "", "1", "https://shop.example/kotly?utm_source=yandex%2C=x",
                $"https://calls.example.com/sites/{outlet.Shop.Id}/calls/{call}",
            ],
            metrika.Uploads[0].Rows[0].Values);
        var missed = metrika.Uploads[1].Rows[0];
        Assert.Equal(("1", "0", "0", ""), (missed["CallMissed"], missed["TalkDuration"], missed["FirstTimeCaller"], missed["Price"]));
        foreach (var delivery in delivered)
        {
            var log = await outlet.LogAsync(id, delivery);
            Assert.Contains(Client, log, StringComparison.Ordinal);
            Assert.DoesNotContain("very-secret", log, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("dialled")]
    [InlineData("caller")]
    [InlineData("none")]
    public async Task The_column_of_the_number_holds_what_the_settings_say(string number)
    {
        var id = await AddAsync(new { phoneNumber = number });
        var visit = await outlet.VisitAsync("", new { ym = Client });
        await outlet.CallAsync(visit);
        await outlet.HasAsync(id, "delivered", 1);

        Assert.Equal(number switch { "dialled" => visit.Number, "caller" => "+79161234567", _ => "" }, metrika.Rows.Single()["PhoneNumber"]);
    }

    [Fact]
    public async Task Many_calls_go_in_a_file_for_each_kind_of_id()
    {
        var id = await AddAsync(new { });
        await outlet.SetStateAsync(id, "paused");
        var known = await outlet.VisitAsync("?yclid=" + Click, new { ym = Client });
        var clicked = await outlet.VisitAsync("?yclid=" + Click);
        var unknown = await outlet.VisitAsync("?yclid=%3D1%2B1", new { ym = "=1+1" });
        for (var i = 0; i < 4; i++)
        {
            await outlet.CallAsync(known, from: "+7916000000" + i.ToString(CultureInfo.InvariantCulture));
            await outlet.CallAsync(clicked, from: "+7916000001" + i.ToString(CultureInfo.InvariantCulture));
        }

        await outlet.CallAsync(unknown, from: "+79160000020");
        await outlet.ResumeAsync(id, 9);

        var all = await outlet.HasAsync(id, "delivered", 9);
        Assert.Equal(("CLIENT_ID", 4, Client), Of("ClientId"));
        Assert.Equal(("YCLID", 4, Click), Of("Yclid"));

        // A lane begins with one event, before it knows how many go together.
        Assert.InRange(metrika.Uploads.Count, 2, 3);
        Assert.Single(all, delivery => delivery.Error().Contains("yclid", StringComparison.Ordinal));

        (string, int, string) Of(string column)
        {
            var uploads = metrika.Uploads.Where(upload => upload.Rows[0].ContainsKey(column)).ToList();
            var rows = uploads.SelectMany(upload => upload.Rows).ToList();
            return (uploads.Select(upload => upload.Type).Distinct(StringComparer.Ordinal).Single(), rows.Count, rows.Select(row => row[column]).Distinct(StringComparer.Ordinal).Single());
        }
    }

    [Fact]
    public async Task A_call_that_is_heard_to_be_answered_later_is_not_uploaded_twice()
    {
        var id = await AddAsync(new { });
        var visit = await outlet.VisitAsync("", new { ym = Client });
        var call = await outlet.CallAsync(visit, "missed");
        await outlet.HasAsync(id, "delivered", 1);
        await outlet.CallAsync(visit, id: call);

        Assert.Single(await outlet.HasAsync(id, "delivered", 2), delivery => delivery.Error().Contains("before", StringComparison.Ordinal));
        Assert.Single(metrika.Rows);
    }

    [Fact]
    public async Task After_21_days_it_is_refused_for_good()
    {
        var id = await AddAsync(new { });
        await outlet.SetStateAsync(id, "paused");
        await outlet.CallAsync(await outlet.VisitAsync("", new { ym = Client }));
        clock.Advance(TimeSpan.FromDays(21) + TimeSpan.FromSeconds(1));
        await outlet.ResumeAsync(id, 1);

        Assert.Contains("21 days", (await outlet.HasAsync(id, "parked", 1))[0].Error(), StringComparison.Ordinal);
        Assert.Equal(0, metrika.Requests);
    }

    [Theory]
    [InlineData(400, "invalid_parameter", "parked")]
    [InlineData(403, "access_denied", "pending")]
    [InlineData(429, "quota_requests_by_uid", "pending")]
    [InlineData(503, "backend_error", "pending")]
    public async Task What_Metrika_says_is_in_the_log(int status, string type, string state)
    {
        metrika.Failure = (status, type);
        var id = await AddAsync(new { });
        await outlet.CallAsync(await outlet.VisitAsync("", new { ym = Client }));

        await Wait.UntilAsync("it is attempted", async () => (await outlet.DeliveriesAsync(id, "?state=" + state)) is [var one] && one.Error().Contains(type, StringComparison.Ordinal));
        Assert.Empty(metrika.Uploads);
    }

    [Fact]
    public async Task Rows_that_Metrika_throws_away_are_told()
    {
        metrika.Drop = 1;
        var id = await AddAsync(new { });
        await outlet.CallAsync(await outlet.VisitAsync("", new { ym = Client }));

        Assert.Contains("none of the file's rows", (await outlet.HasAsync(id, "parked", 1))[0].Error(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_asks_whether_calls_can_be_uploaded_and_uploads_none()
    {
        var id = await AddAsync(new { });
        var told = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK);
        Assert.True(told.Json.GetProperty("arrived").GetBoolean(), told.Text);
        Assert.Empty(metrika.Uploads);

        (await server.PatchAsync($"{outlet.Path}/{id}", new { secrets = new { token = "another-very-secret" } })).Expect(HttpStatusCode.OK);
        var refused = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK);
        Assert.False(refused.Json.GetProperty("arrived").GetBoolean());
        Assert.Contains("invalid_token", refused.Json.GetProperty("attempt").Error(), StringComparison.Ordinal);
        foreach (var text in new[] { told.Text, refused.Text, (await server.GetAsync(outlet.Path)).Text, (await server.GetAsync("/v1/audit")).Text })
            Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_work_is_refused_when_it_is_entered()
    {
        var secrets = new { token = MetrikaStandIn.Token };
        foreach (var counter in new object?[] { null, 0, -1, 4_000_000_000, "one", "1/../2" })
            await RefusesAsync("settings.counter", new { counter }, secrets);
        await RefusesAsync("settings.phoneNumber", new { counter = 1, phoneNumber = "mine" }, secrets);
        await RefusesAsync("settings.goalName", new { counter = 1, goalName = " " }, secrets);
        await RefusesAsync("settings.calls", new { counter = 1, calls = "some" }, secrets);
        await RefusesAsync("settings.minProbability", new { counter = 1, minProbability = -0.1 }, secrets);
        await RefusesAsync("settings.price", new { counter = 1, price = -1, currency = "RUB" }, secrets);
        await RefusesAsync("settings.currency", new { counter = 1, price = 1, currency = "rub" }, secrets);
        await RefusesAsync("settings.url", new { counter = 1, url = "http://metrika.example.com" }, secrets);
        await RefusesAsync("settings.counter", null, secrets);
        await RefusesAsync("secrets.token", new { counter = 1 }, null);
        await RefusesAsync("secrets.token", new { counter = 1 }, new { token = "a\r\nb: c" });

        async Task RefusesAsync(string field, object? settings, object? entered) =>
            (await server.PostAsync(outlet.Path, new { kind = "metrika", name = "Metrika", settings, secrets = entered })).ExpectProblem(400, "invalid", field);
    }

    private Task<string> AddAsync(object settings)
    {
        var whole = JsonSerializer.SerializeToNode(settings)!.AsObject();
        whole["counter"] = MetrikaStandIn.Counter;
        whole["url"] = metrika.Url;
        return outlet.AddAsync("metrika", whole, new { token = MetrikaStandIn.Token });
    }
}
