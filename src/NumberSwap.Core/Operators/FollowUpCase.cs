using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Operators;

/// <summary>The calls of one caller that belong to one matter, in their order, at least one.</summary>
public sealed record FollowUpCase(IReadOnlyList<FollowUpCall> Calls)
{
    private const long DayMs = 86_400_000;

    public FollowUpCall First => Calls[0];

    public FollowUpCall Last => Calls[^1];

    /// <summary>When the first deal of the case was won, whichever call it belongs to, Unix ms; null: none was.</summary>
    public long? SoldAt => Calls.Min(call => call.SoldAt);

    public bool IsSold => SoldAt is not null;

    /// <summary>
    /// Calls of one caller as cases: one ends when a deal is won that belongs to any of its calls, and when nobody talked for <see cref="TeamSettings.CaseDays"/>.
    /// </summary>
    /// <param name="calls">Answered calls of one caller, in their order.</param>
    public static IEnumerable<FollowUpCase> Split(IEnumerable<FollowUpCall> calls, TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(team);
        var open = new List<FollowUpCall>();
        foreach (var call in calls)
        {
            if (open.Count > 0 && (open.Exists(before => before.SoldAt <= call.StartedAt) || call.StartedAt - open[^1].StartedAt > team.CaseDays * DayMs))
            {
                yield return new([.. open]);
                open.Clear();
            }

            open.Add(call);
        }

        if (open.Count > 0)
            yield return new(open);
    }

    /// <summary>Two or three calls are normal; with the third one without a deal a consultation is due, with the fifth the case is flagged.</summary>
    public FollowUpState State(TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return IsSold ? FollowUpState.Sold
            : Calls.Count >= team.FlagCalls ? FollowUpState.Flagged
            : Calls.Count >= team.MentorCalls ? FollowUpState.Consultation
            : FollowUpState.Normal;
    }

    /// <summary>The call that made a consultation due; null: none is.</summary>
    public FollowUpCall? Due(TeamSettings team) => State(team) is FollowUpState.Consultation or FollowUpState.Flagged ? Calls[Math.Min(team.MentorCalls, Calls.Count) - 1] : null;

    /// <summary>True for a long first call that a deal soon followed: somebody found out the need and sold at once.</summary>
    public bool IsSkilled(TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return First.TalkSeconds >= team.SkilledSeconds && SoldAt is { } sold && sold - First.StartedAt <= team.QuickDealDays * DayMs;
    }
}
