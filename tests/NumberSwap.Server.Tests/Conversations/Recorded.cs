using System.Net;
using System.Net.Http.Headers;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Conversations;

/// <summary>Recordings and transcripts that tests send.</summary>
internal static class Recorded
{
    /// <summary>A second and more of silence, as a telephone's WAV.</summary>
    public static byte[] Wav(int samples = 8000)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("RIFF"u8);
        writer.Write(36 + samples);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(8000);
        writer.Write(8000);
        writer.Write((short)1);
        writer.Write((short)8);
        writer.Write("data"u8);
        writer.Write(samples);
        writer.Write(Enumerable.Repeat((byte)0x80, samples).ToArray());
        return file.ToArray();
    }

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
