using System.Net;
using System.Net.Http.Headers;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>Recordings and transcripts that tests send.</summary>
internal static class Recorded
{
    public static ByteArrayContent Body(byte[] bytes, string type = "audio/wav") => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    public static MultipartFormDataContent Form(byte[] bytes, string name = "../../etc/passwd.php") => new() { { new StringContent("x"), "note" }, { Body(bytes, "text/html"), "file", name } };

    /// <summary>A call that has ended, with this operator.</summary>
    public static async Task<string> CallAsync(Shop shop, string? operatorName = "Анна", string? recording = null, int talkSeconds = 120, string? from = "+79161234567", string[]? tags = null)
    {
        var id = Shop.NewCallId();
        (await shop.Server.PostAsync("/v1/calls", new { id, site = shop.Id, from, to = shop.Target, status = "completed", talkSeconds, @operator = operatorName, recordingUrl = recording })).Expect(HttpStatusCode.OK);
        if (tags is not null)
            (await shop.Server.PutAsync($"/v1/calls/{id}/tags?site={shop.Id}", new { tags })).Expect(HttpStatusCode.OK);
        return id;
    }

    public static async Task SayAsync(Shop shop, string call, params (string Speaker, double Start, string Text)[] said) =>
        (await shop.Server.PutAsync($"/v1/calls/{call}/transcript?site={shop.Id}", new { language = "ru", segments = said.Select(one => new { speaker = one.Speaker, start = one.Start, text = one.Text }) }))
            .Expect(HttpStatusCode.NoContent);
}
