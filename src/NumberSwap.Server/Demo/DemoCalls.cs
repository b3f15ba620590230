using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Demo;

/// <summary>Plays the call platform: reports calls to the demo site's numbers as Twilio or an Asterisk would.</summary>
public sealed class DemoCalls(CallService calls, Catalog catalog)
{
    /// <summary>A mobile number that nobody has.</summary>
    private const string Caller = "+79000000000";

    private const string IdStart = "demo-";
    private const int MaxTalkSeconds = 3600;

    /// <summary>Reports the call; the answer is what the platform would get.</summary>
    public async ValueTask<(CallAnswer? Answer, ProblemHttpResult? Problem)> PlayAsync(DemoCallRequest request)
    {
        if (catalog.ByKey(DemoSite.Key)?.Site is not { } site)
            return (null, Problem.NotFound("demo site"));
        if (!E164.TryRead(request.Number, site.Country, out var number, out var why))
            return (null, Problem.Invalid("number", why));
        if (request.Call is { } id && !(id.StartsWith(IdStart, StringComparison.Ordinal) && Ids.IsWellFormed(id)))
            return (null, Problem.Invalid("call", "It has to be the id of a call that rang here."));
        if (request.TalkSeconds is < 0 or > MaxTalkSeconds)
            return (null, Problem.Invalid("talkSeconds", $"It has to be 0 to {MaxTalkSeconds} seconds."));
        // Somebody else's number must not ring because a page of ours can.
        if (calls.RouteOf(number, site.Id) is not { } route)
            return (null, Problem.NotFound("number in the demo"));

        var report = new CallReport
        {
            Site = site.Id,
            Id = request.Call ?? IdStart + RandomId.New(),
            Platform = "demo",
            From = Caller,
            To = number,
            StartedAt = null,
            Status = request.Call is null ? CallStatus.Ringing : CallStatus.Completed,
            TalkSeconds = request.Call is null ? null : request.TalkSeconds,
        };
        return (await calls.ReportAsync(report, route), null);
    }
}
