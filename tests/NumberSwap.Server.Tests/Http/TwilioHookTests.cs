using System.Net;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Twilio's webhook: the ring, what happens afterwards, and those who only pretend to be Twilio.</summary>
public sealed class TwilioHookTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_ring_is_answered_with_the_destination_and_matched(HotState state)
    {
        var (shop, twilio) = await OpenAsync(state);
        var visit = await shop.VisitAsync("?utm_source=yandex");

        var answer = await twilio.RingAsync("CA" + shop.Id, visit.Number);

        Assert.Equal("text/xml", answer.Expect(HttpStatusCode.OK).Type);
        var dial = XDocument.Parse(answer.Text).Root!.Element("Dial")!;
        Assert.Equal(shop.Target, dial.Element("Number")!.Value);
        Assert.StartsWith(StoryServers.PublicUrl + twilio.Path + "?", dial.Attribute("action")!.Value, StringComparison.Ordinal);
        var call = Assert.Single(await shop.CallsAsync());
        Assert.Equal(("twilio", "ringing", visit.Session), (call.GetProperty("platform").GetString(), call.GetProperty("status").GetString(), call.GetProperty("session").GetProperty("id").GetString()));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Callbacks_make_one_call_in_every_order_however_often_they_come(HotState state)
    {
        var (shop, twilio) = await OpenAsync(state);
        var visit = await shop.VisitAsync();
        var query = "?dialled=" + Uri.EscapeDataString(visit.Number);
        var count = 0;
        foreach (var order in Permutations.Of(5))
        {
            var call = $"CA{count++}-{shop.Id}";
            (string Query, Dictionary<string, string> Fields)[] story =
            [
                ("", TwilioCaller.Ring(call, visit.Number)),
                (query, Fields(("CallSid", "CA-child"), ("ParentCallSid", call), ("From", visit.Number), ("To", shop.Target), ("CallStatus", "in-progress"), ("CallbackSource", "call-progress-events"))),
                (query, Fields(("CallSid", "CA-child"), ("ParentCallSid", call), ("From", visit.Number), ("To", shop.Target), ("CallStatus", "completed"), ("CallDuration", "42"), ("CallbackSource", "call-progress-events"))),
                (query, Fields(("CallSid", call), ("From", "+79161234567"), ("To", visit.Number), ("CallStatus", "in-progress"), ("DialCallStatus", "completed"), ("DialCallSid", "CA-child"), ("DialCallDuration", "42"))),
                ("", Fields(("CallSid", call), ("From", "+79161234567"), ("To", visit.Number), ("CallStatus", "completed"), ("CallDuration", "47"), ("CallbackSource", "call-progress-events"))),
            ];

            foreach (var part in order.Append(order[0]))
                (await twilio.PostAsync(story[part].Query, story[part].Fields)).Expect(HttpStatusCode.OK);

            var found = (await shop.Server.GetAsync("/v1/calls/" + call)).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(
                (call, "completed", 42, "+79161234567", visit.Number, shop.Target, visit.Session),
                (found.GetProperty("id").GetString(), found.GetProperty("status").GetString(), found.GetProperty("talkSeconds").GetInt32(), found.GetProperty("from").GetString(), found.GetProperty("to").GetString(), found.GetProperty("destination").GetString(), found.GetProperty("session").GetProperty("id").GetString()));
        }

        Assert.Equal(count, (await shop.CallsAsync()).Count);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task Nobody_answering_is_a_missed_call(string outcome)
    {
        var (shop, twilio) = await OpenAsync(HotState.Embedded);
        var call = "CA" + shop.Id;
        await twilio.RingAsync(call, shop.Target);

        (await twilio.PostAsync("", Fields(("CallSid", call), ("To", shop.Target), ("CallStatus", "in-progress"), ("DialCallStatus", outcome)))).Expect(HttpStatusCode.OK);

        Assert.Equal("missed", Assert.Single(await shop.CallsAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_unknown_dialled_number_still_rings_at_the_site()
    {
        var (shop, twilio) = await OpenAsync(HotState.Embedded);

        var answer = await twilio.RingAsync("CA" + shop.Id, "+74990009999");

        Assert.Equal(shop.Target, XDocument.Parse(answer.Expect(HttpStatusCode.OK).Text).Root!.Element("Dial")!.Element("Number")!.Value);
    }

    [Fact]
    public async Task One_flipped_bit_anywhere_is_refused_and_changes_nothing()
    {
        var (shop, twilio) = await OpenAsync(HotState.Embedded);
        const string query = "?a=b";
        var fields = TwilioCaller.Ring("CA" + shop.Id, shop.Target);
        var body = TwilioCaller.Body(fields);
        var signature = twilio.Sign(StoryServers.PublicUrl + twilio.Path + query, fields);

        for (var i = 0; i < body.Length; i++)
        {
            var forged = body.ToArray();
            forged[i] ^= 1;
            (await twilio.SendAsync(query, forged, signature)).ExpectProblem(403, "bad_signature");
        }

        for (var i = 0; i < signature.Length; i++)
        {
            var forged = signature.ToCharArray();
            forged[i] ^= (char)1;
            (await twilio.SendAsync(query, body, new string(forged))).ExpectProblem(403, "bad_signature");
        }

        (await twilio.SendAsync("?a=c", body, signature)).ExpectProblem(403, "bad_signature");
        (await twilio.SendAsync("", body, signature)).ExpectProblem(403, "bad_signature");
        (await twilio.SendAsync(query, body, null)).ExpectProblem(403, "bad_signature");
        (await twilio.SendAsync(query, [.. body, .. "&To=%2B74990000000"u8], signature)).ExpectProblem(403, "bad_signature");
        Assert.Empty(await shop.CallsAsync());
        (await twilio.SendAsync(query, body, signature)).Expect(HttpStatusCode.OK);
        Assert.Single(await shop.CallsAsync());
    }

    [Fact]
    public async Task Without_credentials_or_with_another_sites_nothing_is_accepted()
    {
        var (_, _) = await OpenAsync(HotState.Embedded);
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var twilio = new TwilioCaller(shop);

        (await twilio.RingAsync("CA1", shop.Target)).ExpectProblem(403, "bad_signature");
        (await new TwilioCaller(shop, authToken: "").RingAsync("CA1", shop.Target)).ExpectProblem(403, "bad_signature");
        (await shop.Server.PostAsync("/v1/hooks/twilio/nobody", new { })).ExpectProblem(403, "bad_signature");

        await new TwilioCaller(shop, authToken: "another-token").SetUpAsync();
        (await twilio.RingAsync("CA1", shop.Target)).ExpectProblem(403, "bad_signature");
        Assert.Empty(await shop.CallsAsync());
    }

    [Fact]
    public async Task Credentials_are_stored_unreadable()
    {
        var (shop, _) = await OpenAsync(HotState.Embedded);
        foreach (var file in Directory.EnumerateFiles(((LocalServer)shop.Server).Folder.Path, "numberswap.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(TwilioCaller.AuthToken, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }

        (await shop.Server.PutAsync(shop.Path + "/platforms/carrier-pigeon", new { })).ExpectProblem(404, "unknown_platform");
        (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { authToken = " " })).ExpectProblem(400, "invalid", "authToken");
    }

    [Fact]
    public async Task More_than_16_KB_are_refused()
    {
        var (_, twilio) = await OpenAsync(HotState.Embedded);
        (await twilio.PostAsync("", Fields(("CallSid", new string('x', 17 * 1024))))).ExpectProblem(413, "too_large");
    }

    private async Task<(Shop Shop, TwilioCaller Twilio)> OpenAsync(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        var twilio = new TwilioCaller(shop);
        await twilio.SetUpAsync();
        return (shop, twilio);
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}
