using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>What has to become of a call, however a platform's requests arrive.</summary>
public static class HookStory
{
    /// <summary>Plays a call from its ring to its recording in every order, each time with one part repeated: it is one call, and the same one.</summary>
    /// <param name="parts">What is sent of a call with this id.</param>
    /// <param name="id">The id that the call goes by.</param>
    public static async Task IsOneCallInEveryOrderAsync(
        HookCaller caller, Visit visit, int count, Func<string, IReadOnlyList<SentHook>> parts, Func<string, string> id, int? talk = 42, string? recording = null)
    {
        var played = 0;
        foreach (var order in Permutations.Of(count))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"c{played++}-{caller.Shop.Id}");
            var story = parts(name);
            Assert.Equal(count, story.Count);
            var refused = new List<SentHook>();
            foreach (var part in order.Append(order[0]))
            {
                // What cannot be told yet is asked for again: a leg or a recording whose call has not rung.
                if ((await caller.SendAsync(story[part])).Status == HttpStatusCode.ServiceUnavailable)
                    refused.Add(story[part]);
            }

            foreach (var part in refused)
                (await caller.SendAsync(part)).Expect(HttpStatusCode.OK);

            var call = (await caller.Shop.Server.GetAsync("/v1/calls/" + Uri.EscapeDataString(id(name)))).Expect(HttpStatusCode.OK).Json;
            Assert.Equal(
                ("completed", talk, "+79161234567", visit.Number, caller.Shop.Target, visit.Session, recording),
                (Text(call, "status"), Number(call, "talkSeconds"), Text(call, "from"), Text(call, "to"), Text(call, "destination"), Text(call.GetProperty("session"), "id"), Text(call, "recordingUrl")));
        }

        Assert.Equal(played, (await caller.Shop.CallsAsync()).Count);
    }

    /// <summary>The only call there is.</summary>
    public static async Task<(string? Id, string? Status, string? To)> OnlyCallAsync(HookCaller caller)
    {
        var call = Assert.Single(await caller.Shop.CallsAsync());
        return (Text(call, "id"), Text(call, "status"), Text(call, "to"));
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;
}
