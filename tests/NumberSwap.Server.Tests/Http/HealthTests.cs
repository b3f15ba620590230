using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What an operator's monitor reads when all is well; the survival tests read it when it is not.</summary>
public sealed class HealthTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task Every_part_is_named(HotState state)
    {
        var server = servers.Of(state);

        Assert.Equal("ok", (await server.GetAsync("/health/live", key: null)).Expect(HttpStatusCode.OK).Json.GetProperty("status").GetString());
        var ready = (await server.GetAsync("/health/ready", key: null)).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("ok", ready.GetProperty("status").GetString());
        string[] parts = state == HotState.Redis ? ["sql", "recorder", "redis"] : ["sql", "recorder"];
        Assert.Equal(parts.Select(part => (part, "ok")), ready.GetProperty("parts").EnumerateObject().Select(part => (part.Name, part.Value.GetString()!)));
    }
}
