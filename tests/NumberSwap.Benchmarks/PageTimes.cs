using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using NumberSwap.Core;
using NumberSwap.Core.People;
using NumberSwap.Server.People;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Benchmarks;

/// <summary><c>pages FOLDER</c>: how long the pages and lists of the largest site in a data directory take, as its owner sees them, and what they weigh.</summary>
public static class PageTimes
{
    private const int Times = 30;
    private const string AdminKey = "benchmark0key0benchmark0key0000";

    /// <param name="pages">Null: the pages and lists, and then an export of all calls.</param>
    public static async Task<int> RunAsync(string folder, Func<SiteFacts, IEnumerable<MeasuredPage>>? pages = null)
    {
        var file = Path.Combine(Path.GetFullPath(folder), "numberswap.db");
        if (!File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no {file}: make one with 'generate'.");
            return 2;
        }

        var secret = await SignInAsync(file);
        using var server = await MeasuredProcess.StartAsync("server", "/health/live", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NumberSwap__DataDirectory"] = Path.GetFullPath(folder),
            ["NumberSwap__AdminKey"] = AdminKey,
            ["NumberSwap__RateLimits__Enabled"] = "false",
        });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.PlainName}={secret}");
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + AdminKey);
        var site = await SiteFacts.ReadAsync(http);
        // What was written since the last run is counted, and what a server does when it starts is done.
        await http.GetAsync($"/v1/sites/{site.Id}/reports/overview?from={site.Day(-400)}&to={site.Day(0)}");
        var rest = await server.RestAsync(TimeSpan.FromHours(1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"At rest after {rest.TotalSeconds:0} s."));

        if (pages is not null)
        {
            var started = Stopwatch.GetTimestamp();
            using var first = await AskAsync(http, pages(site).First(), 0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first, facts not in memory yet: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms."));
        }

        Console.WriteLine("| what | p50 ms | p95 ms | CPU ms | KB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var page in (pages ?? PageList.Of)(site))
            Console.WriteLine(await MeasureAsync(http, server, page));
        if (pages is null)
            Console.WriteLine(await ExportAsync(http, server, site));
        return 0;
    }

    private static async Task<string> MeasureAsync(HttpClient http, MeasuredProcess server, MeasuredPage page)
    {
        using (var first = await AskAsync(http, page, 0))
        {
            if (!first.IsSuccessStatusCode)
                return $"| {page.Name} | {(int)first.StatusCode} | | | |";
        }

        var (times, bytes, cpu) = (new List<double>(), 0L, server.ProcessorTime);
        for (var i = 0; i < Times; i++)
        {
            if (page.Changed is { } call)
            {
                using var changed = await http.PatchAsJsonAsync($"/v1/calls/{call}/marks", new { product = $"product {i}" });
                changed.EnsureSuccessStatusCode();
            }

            var started = Stopwatch.GetTimestamp();
            using var answer = await AskAsync(http, page, i);
            bytes = Math.Max(bytes, (await answer.Content.ReadAsByteArrayAsync()).Length);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        var used = (server.ProcessorTime - cpu).TotalMilliseconds / Times;
        return string.Create(CultureInfo.InvariantCulture, $"| {page.Name} | {times[Times / 2]:0} | {times[(int)(Times * 0.95)]:0} | {used:0} | {bytes / 1024.0:0.0} |");
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, MeasuredPage page, int turn)
    {
        using var request = new HttpRequestMessage(page.Body is null ? HttpMethod.Get : HttpMethod.Post, page.Paths[turn % page.Paths.Count]);
        request.Headers.Add("Accept-Encoding", "br");
        if (page.Paths[0].StartsWith("/sites", StringComparison.Ordinal))
            request.Headers.Add("Accept", "text/html");
        if (page.Body is not null)
            request.Content = JsonContent.Create(page.Body);
        return await http.SendAsync(request);
    }

    /// <summary>All calls as CSV: how long that takes, and how much more memory the process holds while it writes them.</summary>
    private static async Task<string> ExportAsync(HttpClient http, MeasuredProcess server, SiteFacts site)
    {
        var (before, most, lines, started) = (server.OwnBytes, 0L, 0L, Stopwatch.GetTimestamp());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls?site={site.Id}");
        request.Headers.Add("Accept", "text/csv");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 20];
        var looked = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            if (Stopwatch.GetElapsedTime(looked) < TimeSpan.FromMilliseconds(200))
                continue;
            looked = Stopwatch.GetTimestamp();
            most = Math.Max(most, server.OwnBytes);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"Export of {lines:N0} lines: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s; the process's own memory {before >> 20} MB before, {most >> 20} MB at most.");
    }

    /// <summary>Adds somebody who may see everything, signed in.</summary>
    private static async Task<string> SignInAsync(string file)
    {
        await using var database = Database.Sqlite(file);
        await database.MigrateAsync();
        var (id, now, secret) = (RandomId.New(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Sessions.NewSecret());
        var person = new Person(id, id + "@benchmark.example", "Benchmark", "en", new Dictionary<string, Role>(StringComparer.Ordinal) { [Person.AllSites] = Role.Owner }, now);
        await new PersonStore(database).AddAsync(person, "no password");
        await new SignInStore(database).AddAsync(new SignIn(RandomId.New(), id, null, now, now), Sessions.HashOf(secret));
        return secret;
    }
}
