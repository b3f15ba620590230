using System.Net;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Platforms.Events;

namespace NumberSwap.Server.Platforms;

/// <summary>The way of every platform's request: proof, reading, report, answer. A ring is answered whatever fails.</summary>
public sealed class HookService(KnownPlatforms platforms, Catalog catalog, CallService calls, CallLookup lookup, HookLog events, TimeProvider clock, ILogger<HookService> log)
{
    /// <summary>
    /// Longest that a caller waits for a report to be kept, when the hot state has not answered within its own time (0.7 s). What was known
    /// last connects them then.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int MaxSeconds = 7 * 24 * 3600;

    private static readonly HookAnswer TryAgain = new("text/plain", "", StatusCodes.Status503ServiceUnavailable);

    private readonly LogOnce failing = new(clock, TimeSpan.FromSeconds(10));

    /// <summary>Takes a request; null when nothing proves that it comes from the site's account.</summary>
    /// <param name="secret">What the address gave as its secret, or null.</param>
    public async ValueTask<HookAnswer?> TakeAsync(string platform, string site, string? secret, HookRequest request, IPAddress? from)
    {
        if (platforms.Find(platform) is not { } known)
            return null;
        if (known.Greet(request) is { } greeting)
            return greeting;
        if (catalog.ById(site) is not { } owner || !owner.Platforms.TryGetValue(platform, out var credentials))
            return null;
        if ((known.HasSecretAddress && !credentials.IsSecret(secret)) || !credentials.Allows(from) || !known.IsGenuine(request, credentials))
        {
            return null;
        }

        var reading = ReadSafely(known, owner, request);
        var answer = await AnswerAsync(known, owner, request, reading);
        events.Taken(known, site, request, reading, answer);
        return answer;
    }

    /// <summary>Takes down a request that <see cref="TakeAsync"/> refused, where the site has such a platform at all.</summary>
    public void Refused(string platform, string site, HookRequest request)
    {
        if (platforms.Find(platform) is { } known && catalog.ById(site)?.Platforms.ContainsKey(platform) == true)
            events.Refused(known, site, request);
    }

    /// <summary>Reads a request that was proven when it came once more, and reports what it says; nobody waits for an answer.</summary>
    public async ValueTask<HookReading> AgainAsync(ICallPlatform platform, SiteCatalog site, HookRequest request)
    {
        var reading = platform.Read(request, site);
        if (ReportOf(platform, site, await KnownAsync(site, reading)) is { } report)
            await calls.ReportAsync(report with { StartedAt = report.StartedAt ?? request.At.ToUnixTimeMilliseconds() }, calls.RouteOf(report.To, site.Site.Id));
        return reading;
    }

    /// <summary>A fault of ours in reading must not drop a caller either.</summary>
    private HookReading ReadSafely(ICallPlatform platform, SiteCatalog site, HookRequest request)
    {
        try
        {
            return platform.Read(request, site);
        }
        catch (Exception wrong)
        {
            if (failing.IsDue())
                log.LogError(wrong, "A genuine {Platform} request of site {Site} could not be read; a caller is still connected", platform.Name, site.Site.Id);
            return HookReading.UnreadableRing(wrong.GetType().Name);
        }
    }

    private async ValueTask<HookAnswer> AnswerAsync(ICallPlatform platform, SiteCatalog site, HookRequest request, HookReading reading)
    {
        var call = await KnownAsync(site, reading);
        if (call is null && reading.Call is not null)
            return TryAgain;
        var dialled = DialledOf(call, site);
        var route = dialled is null ? null : calls.RouteOf(dialled, site.Site.Id);
        CallAnswer? answer = null;
        try
        {
            if (ReportOf(platform, site, call) is { } report)
                answer = await calls.ReportAsync(report, route, fromHistory: !reading.Rings, Patience);
            else if (reading.Rings && route is not null)
                answer = await calls.ResolveAsync(route, clock.GetUtcNow().ToUnixTimeMilliseconds());
        }
        catch (Exception failed)
        {
            if (failing.IsDue())
                log.LogError(failed, "A {Platform} call of site {Site} could not be kept; callers are still connected. See /health/ready", platform.Name, site.Site.Id);
            // The platform repeats what nobody waits for.
            if (!reading.Rings)
                return TryAgain;
        }

        if (!reading.Rings)
            return platform.Acknowledge(request);

        // A number that is not known (any more) was still dialled by somebody who wants to talk to this site.
        var destination = route?.Destination ?? site.Site.Targets[0].Destination;
        var caller = CallReader.ReadNumber(call?.From, site.Site.Country);
        return platform.Connect(request, new HookConnection(destination, dialled ?? destination, caller, answer, site.Platforms[platform.Name]));
    }

    /// <summary>The dialled number, E.164 where it can be read; else as it came.</summary>
    private static string? DialledOf(PlatformCall? call, SiteCatalog site) =>
        call?.To is { Length: > 0 and <= 64 } to ? CallReader.ReadNumber(to, site.Site.Country) ?? to : null;

    /// <summary>
    /// The reading's call, with its dialled number. Of a leg or a recording, platforms often name only the call it belongs to; that call is
    /// looked up then: never for a ring. Null when the call is not known (yet), or nothing is said of one.
    /// </summary>
    private async ValueTask<PlatformCall?> KnownAsync(SiteCatalog site, HookReading reading)
    {
        if (reading.Rings || reading.Call is not { To: null, Id: { } id } call)
            return reading.Call;
        try
        {
            await lookup.RefreshAsync(site.Site.Id, CancellationToken.None);
            return await lookup.FindAsync(site.Site.Id, id, CancellationToken.None) is { } known ? call with { To = known.To } : null;
        }
        catch (Exception failed)
        {
            if (failing.IsDue())
                log.LogError(failed, "A call of site {Site} could not be looked up; its platform is asked to repeat the report", site.Site.Id);
            return null;
        }
    }

    /// <summary>The report in our own spelling; null without an id or a dialled number.</summary>
    private static CallReport? ReportOf(ICallPlatform platform, SiteCatalog site, PlatformCall? call)
    {
        if (call is not { Id: { Length: > 0 and <= 128 } id } || DialledOf(call, site) is not { } to || id.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
            return null;
        return new CallReport
        {
            Site = site.Site.Id,
            Id = id,
            Platform = platform.Name,
            From = CallReader.ReadNumber(call.From, site.Site.Country),
            To = to,
            StartedAt = call.StartedAt is { Year: >= 2000 and <= 2100 } at ? at.ToUnixTimeMilliseconds() : null,
            Status = call.Status,
            TalkSeconds = call.TalkSeconds is >= 0 and <= MaxSeconds ? call.TalkSeconds : null,
            RingSeconds = call.RingSeconds is >= 0 and <= MaxSeconds ? call.RingSeconds : null,
            Operator = call.Operator is { Length: > 0 } name ? name[..Math.Min(name.Length, 200)] : null,
            RecordingUrl = CallReader.IsRecording(call.RecordingUrl) ? call.RecordingUrl : null,
        };
    }
}
