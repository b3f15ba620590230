using System.Text;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Asterisk's three ways of asking, and the report of its hang-up handler.</summary>
public sealed class AsteriskTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Recording = "https://pbx.example/records/1?x=y";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_look_up_is_one_line_and_one_call_in_every_order(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");

        var answer = await desk.ExpectAsync(Ring(visit.Number, "1700000000.0"));
        Assert.Equal("text/plain", answer.Type);
        Assert.StartsWith($"{desk.Shop.Target};yandex;cpc;;{visit.Session};", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer.Text);

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Operator: "101", Recording: Recording), n =>
        [
            Ring(visit.Number, $"1700000000.{n}"),
            Report(visit.Number, $"1700000000.{n}", ("status", "answered"), ("operator", "101")),
            Report(visit.Number, $"1700000000.{n}", ("DIALSTATUS", "ANSWER"), ("duration", "49"), ("billsec", "42")),
            PlatformMessage.Form("", ("to", visit.Number), ("from", PlatformDesk.Caller), ("id", $"1700000000.{n}"), ("status", "completed"), ("recording", Recording)),
        ]);
    }

    [Theory]
    [InlineData("BUSY")]
    [InlineData("NOANSWER")]
    [InlineData("CANCEL")]
    [InlineData("CONGESTION")]
    [InlineData("CHANUNAVAIL")]
    [InlineData("")]
    public async Task A_call_that_nobody_answered_is_missed(string status)
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed", Ring: 12), n =>
            [Ring(visit.Number, $"1.{n}"), Report(visit.Number, $"1.{n}", ("DIALSTATUS", status), ("duration", "12"))]);
    }

    [Fact]
    public async Task Without_an_id_nothing_is_recorded_and_the_caller_is_sent_on()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex");

        var answer = await desk.ExpectAsync(PlatformMessage.Get(("to", visit.Number)));

        Assert.StartsWith($"{desk.Shop.Target};yandex;", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await desk.Shop.CallsAsync());
    }

    [Theory]
    [InlineData("?to=garbage&id=1")]
    [InlineData("")]
    [InlineData("?to=1&to=2&id=1")]
    public async Task What_cannot_be_read_rings_at_the_site(string query)
    {
        var desk = await OpenAsync(HotState.Embedded);

        var answer = await desk.ExpectAsync(new(HttpMethod.Get, query, null, null));

        Assert.Equal(desk.Shop.Target + ";;;;;0", answer.Text);
    }

    [Fact]
    public async Task A_plus_that_was_not_escaped_and_a_number_without_one_are_read()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();
        foreach (var spelling in new[] { visit.Number, visit.Number[1..], "8" + visit.Number[2..] })
            await desk.ExpectAsync(new(HttpMethod.Get, $"?to={spelling}&id=call-{spelling[1..]}", null, null));

        Assert.Equal([visit.Number], (await desk.Shop.CallsAsync()).Select(call => call.GetProperty("to").GetString()).Distinct());
    }

    [Fact]
    public async Task AGI_variables_are_answered_a_command()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex");
        var variables = $"agi_request: numberswap.sh\nagi_channel: PJSIP/trunk-1\nagi_uniqueid: 5.1\nagi_callerid: {PlatformDesk.Caller}\nagi_dnid: unknown\nagi_context: incoming\nagi_extension: {visit.Number[1..]}\n\n";

        var answer = await desk.ExpectAsync(new(HttpMethod.Post, "", Encoding.UTF8.GetBytes(variables), "application/x-www-form-urlencoded"));

        Assert.StartsWith($"SET VARIABLE NUMBERSWAP \"{desk.Shop.Target};yandex;", answer.Text, StringComparison.Ordinal);
        var call = Assert.Single(await desk.Shop.CallsAsync());
        Assert.Equal(("5.1", PlatformDesk.Caller, visit.Number), (call.GetProperty("id").GetString(), call.GetProperty("from").GetString(), call.GetProperty("to").GetString()));
    }

    [Fact]
    public async Task A_StasisStart_is_answered_JSON_and_other_ARI_events_are_left_aside()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex");
        string Event(string type) => JsonSerializer.Serialize(new
        {
            type,
            application = "numberswap",
            timestamp = "2026-11-22T10:00:00.000+0000",
            args = Array.Empty<string>(),
            channel = new { id = "6.1", name = "PJSIP/trunk-1", state = "Ring", caller = new { name = "", number = PlatformDesk.Caller }, dialplan = new { context = "incoming", exten = visit.Number[1..], priority = 2 } },
        });

        await desk.ExpectAsync(PlatformMessage.Json(Event("ChannelDestroyed")));
        Assert.Empty(await desk.Shop.CallsAsync());
        var answer = await desk.ExpectAsync(PlatformMessage.Json(Event("StasisStart")));

        Assert.Equal((desk.Shop.Target, "yandex"), (answer.Json.GetProperty("destination").GetString(), answer.Json.GetProperty("source").GetProperty("source").GetString()));
        Assert.Equal("6.1", Assert.Single(await desk.Shop.CallsAsync()).GetProperty("id").GetString());
    }

    private static PlatformMessage Ring(string number, string id) => PlatformMessage.Get(("to", number), ("from", PlatformDesk.Caller), ("id", id));

    private static PlatformMessage Report(string number, string id, params (string, string)[] more) =>
        PlatformMessage.Get([("to", number), ("from", PlatformDesk.Caller), ("id", id), .. more]);

    private Task<PlatformDesk> OpenAsync(HotState state) => PlatformDesk.OpenAsync(servers, state, "asterisk", new { });
}
