using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Sites;

/// <summary>Checks what an owner sets of how the team is counted.</summary>
internal static class TeamSettingsReader
{
    private const int MostSeconds = 36_000;

    /// <summary>The settings with the request's fields put over them, or the problem to answer with.</summary>
    public static (TeamSettings? Team, ProblemHttpResult? Problem) Read(TeamSettingsRequest request, TeamSettings team)
    {
        team = team with
        {
            ConversationSeconds = request.ConversationSeconds ?? team.ConversationSeconds,
            ShortSeconds = request.ShortSeconds ?? team.ShortSeconds,
            SubstantialSeconds = request.SubstantialSeconds ?? team.SubstantialSeconds,
            LongSeconds = request.LongSeconds ?? team.LongSeconds,
            MentorCalls = request.MentorCalls ?? team.MentorCalls,
            FlagCalls = request.FlagCalls ?? team.FlagCalls,
            SkilledSeconds = request.SkilledSeconds ?? team.SkilledSeconds,
            QuickDealDays = request.QuickDealDays ?? team.QuickDealDays,
            CaseDays = request.CaseDays ?? team.CaseDays,
        };
        var problem = Wrong("conversationSeconds", team.ConversationSeconds, 1, 3600)
            ?? Wrong("shortSeconds", team.ShortSeconds, 1, 3600)
            ?? Wrong("substantialSeconds", team.SubstantialSeconds, team.ShortSeconds + 1, MostSeconds)
            ?? Wrong("longSeconds", team.LongSeconds, team.SubstantialSeconds + 1, MostSeconds)
            ?? Wrong("mentorCalls", team.MentorCalls, 2, 100)
            ?? Wrong("flagCalls", team.FlagCalls, team.MentorCalls + 1, 1000)
            ?? Wrong("skilledSeconds", team.SkilledSeconds, 1, MostSeconds)
            ?? Wrong("quickDealDays", team.QuickDealDays, 0, 365)
            ?? Wrong("caseDays", team.CaseDays, 1, 365);
        if (problem is not null || request.FollowUpReasons is not { } texts)
            return problem is null ? (team, null) : (null, problem);
        var reasons = new List<string>();
        foreach (var text in texts)
        {
            if (texts.Count > TeamSettings.MaxReasons || !MarksReader.TryRead(text, out var reason) || reason is null)
                return (null, Problem.Invalid("settings.team.followUpReasons", $"Name {TeamSettings.MaxReasons} reasons at most, each of 1 to 100 characters."));
            if (!reasons.Contains(reason, StringComparer.OrdinalIgnoreCase))
                reasons.Add(reason);
        }

        return (team with { FollowUpReasons = reasons }, null);
    }

    private static ProblemHttpResult? Wrong(string field, int value, int least, int most) =>
        value < least || value > most ? Problem.Invalid("settings.team." + field, $"It has to be {least} to {most}.") : null;
}
