using System.Net;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Leads;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Sites;

/// <summary>Checks what an owner sets of a site.</summary>
public static class SiteSettingsReader
{
    private const int MaxNetworks = 100;

    /// <summary>The settings with the request's fields put over them, or the problem to answer with.</summary>
    /// <param name="country">The site's, by which numbers are read.</param>
    /// <param name="most">How long the server keeps records at most.</param>
    public static (SiteSettings? Settings, ProblemHttpResult? Problem) Read(SiteSettingsRequest request, SiteSettings settings, string country, RetentionOptions most)
    {
        if (request.TimeZone is { } zone)
        {
            if (zone.Length > 64 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out var known) || !known.HasIanaId)
                return (null, Problem.Invalid("settings.timeZone", "It has to be the IANA name of a time zone, for example Europe/Moscow or Asia/Almaty."));
            settings = settings with { TimeZone = known.Id };
        }

        if (request.TargetCallSeconds is < 0 or > TargetRule.MostTalkSeconds)
            return (null, Problem.Invalid("settings.targetCallSeconds", $"It has to be 0 to {TargetRule.MostTalkSeconds} seconds."));
        var daysProblem = DaysProblem("settings.visitDays", request.VisitDays, most.VisitDays)
            ?? DaysProblem("settings.callDays", request.CallDays, most.CallDays)
            ?? DaysProblem("settings.callerDays", request.CallerDays, most.CallDays)
            ?? DaysProblem("settings.recordingDays", request.RecordingDays, most.CallDays);
        if (daysProblem is not null)
            return (null, daysProblem);

        var target = settings.Target with { MinTalkSeconds = request.TargetCallSeconds ?? settings.Target.MinTalkSeconds };
        if (request.Target is not null)
        {
            var (rule, wrong) = TargetRuleReader.Read(request.Target, target, country, "settings.target.");
            if (rule is null)
                return (null, wrong);
            target = rule;
        }

        settings = settings with
        {
            Target = target,
            MaskCallers = request.MaskCallers ?? settings.MaskCallers,
            VisitDays = Days(request.VisitDays, settings.VisitDays),
            CallDays = Days(request.CallDays, settings.CallDays),
            CallerDays = Days(request.CallerDays, settings.CallerDays),
            RecordingDays = Days(request.RecordingDays, settings.RecordingDays),
            Listeners = request.Listeners ?? settings.Listeners,
        };
        if (request.Team is { } asked)
        {
            var (team, wrong) = TeamSettingsReader.Read(asked, settings.Team);
            if (team is null)
                return (null, wrong);
            settings = settings with { Team = team };
        }

        if (request.Leads is not null)
        {
            var (leads, wrong) = LeadSettingsReader.Read(request.Leads, settings.Leads);
            if (leads is null)
                return (null, wrong);
            settings = settings with { Leads = leads };
        }

        if (request.Hours is not null || request.Leads?.Hours is not null)
        {
            var (hours, wrong) = request.Hours is not null ? WorkingHoursReader.Read(request.Hours) : WorkingHoursReader.Read(request.Leads!.Hours!, settings.Hours);
            if (wrong is not null)
                return (null, wrong);
            settings = settings with { Hours = hours };
        }

        if (request.OwnNetworks is null)
            return (settings, null);
        var (networks, problem) = ReadNetworks(request.OwnNetworks);
        return problem is null ? (settings with { OwnNetworks = networks }, null) : (null, problem);
    }

    private static ProblemHttpResult? DaysProblem(string field, int? days, int most) =>
        days < 0 || days > most
            ? Problem.Invalid(field, $"It has to be 1 to {most} days, which is the most that the server's settings allow; 0 for as long as those say.")
            : null;

    private static int? Days(int? asked, int? known) => asked switch { null => known, 0 => null, _ => asked };

    private static (IReadOnlyList<string> Networks, ProblemHttpResult? Problem) ReadNetworks(IReadOnlyList<string?> texts)
    {
        if (texts.Count > MaxNetworks)
            return ([], Problem.Invalid("settings.ownNetworks", $"Name {MaxNetworks} networks at most."));
        var networks = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            if (ReadNetwork(text) is not { } network)
            {
                var shown = text is null ? "null" : text.Length > 60 ? text[..60] + "…" : text;
                return ([], Problem.Invalid("settings.ownNetworks", $"'{shown}' is neither an address such as 203.0.113.7 nor a network such as 203.0.113.0/24."));
            }

            if (!networks.Contains(network))
                networks.Add(network);
        }

        return (networks, null);
    }

    /// <summary>The address or network as it is usually written; null for what is neither.</summary>
    private static string? ReadNetwork(string? text)
    {
        text = text?.Trim();
        // "203.7" and "0x7f.1" are addresses too, for those who wrote the first libraries.
        if (text is not { Length: >= 2 and <= 64 } || (!text.Contains(':') && text.Count(c => c == '.') != 3))
            return null;
        if (!text.Contains('/'))
            return IPAddress.TryParse(text, out var address) && address.ScopeIdOrZero() == 0 ? address.ToString() : null;
        return IPNetwork.TryParse(text, out var network) ? network.ToString() : null;
    }

    private static long ScopeIdOrZero(this IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? address.ScopeId : 0;
}
