using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace NumberSwap.Server.Tests.Demo;

/// <summary>The server in process over a data directory that outlives it, in demo mode or not.</summary>
internal sealed class DemoServer(string dataDirectory, bool isDemo = true) : WebApplicationFactory<Program>
{
    private const string AdminKey = "demotestsdemotestsdemotests";

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(isDemo ? "Development" : "Production")
        .UseSetting("NumberSwap:DataDirectory", dataDirectory)
        .UseSetting("NumberSwap:AdminKey", AdminKey);

    public HttpClient Visitor() => CreateClient();

    public HttpClient Admin()
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
        return client;
    }

    /// <summary>Opens the demo page as a new visitor who comes with these marks.</summary>
    public async Task<JsonElement> ArriveAsync(string marks)
    {
        using var visitor = Visitor();
        using var answer = await visitor.PostAsJsonAsync("/v1/leases", new { site = "demo", page = "http://localhost/demo?" + marks, consent = true });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> CallAsync(object call)
    {
        using var visitor = Visitor();
        return await visitor.PostAsJsonAsync("/demo/calls", call);
    }
}
