using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Tests.Support;

/// <summary>Calls a site's Twilio webhook as Twilio does, with a signature computed from its documentation.</summary>
public sealed class TwilioCaller(Shop shop, string authToken = TwilioCaller.AuthToken, string publicUrl = StoryServers.PublicUrl)
{
    public const string AuthToken = "0123456789abcdef0123456789abcdef";

    public string Path => "/v1/hooks/twilio/" + shop.Id;

    public async Task SetUpAsync()
    {
        var answer = (await shop.Server.PutAsync(shop.Path + "/platforms/twilio", new { authToken })).Expect(System.Net.HttpStatusCode.OK);
        Xunit.Assert.Equal(publicUrl + Path, answer.Json.GetProperty("webhook").GetString());
        Xunit.Assert.DoesNotContain(authToken, answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The ring of a call to a number.</summary>
    public Task<Answer> RingAsync(string call, string number) => PostAsync("", Ring(call, number));

    public Task<Answer> PostAsync(string query, IReadOnlyDictionary<string, string> fields) =>
        SendAsync(query, Body(fields), Sign(publicUrl + Path + query, fields));

    /// <summary>Sends a body whatever its signature.</summary>
    public Task<Answer> SendAsync(string query, byte[] body, string? signature)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        return shop.Server.PostAsync(Path + query, content, key: null, signature is null ? [] : [("X-Twilio-Signature", signature)]);
    }

    public static Dictionary<string, string> Ring(string call, string number) => new(StringComparer.Ordinal)
    {
        ["CallSid"] = call,
        ["AccountSid"] = "AC1",
        ["From"] = "+79161234567",
        ["To"] = number,
        ["CallStatus"] = "ringing",
        ["Direction"] = "inbound",
        ["CallerName"] = "Анна & Co",
    };

    public static byte[] Body(IReadOnlyDictionary<string, string> fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")));

    public string Sign(string address, IReadOnlyDictionary<string, string> fields)
    {
        var data = address + string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio signs so.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(data)));
#pragma warning restore CA5350
    }
}
