namespace NumberSwap.Server.Generating;

/// <summary>Somebody who answers the generated site's phone.</summary>
/// <param name="FirstHour">The hour of the day at which the shift begins.</param>
/// <param name="LastHour">The hour before which it ends.</param>
/// <param name="Rhythm">Below 0: works on weekdays. 0 or 1: two days on, two days off, from that pair of days.</param>
/// <param name="Skill">How likely a caller buys, 1 on average.</param>
/// <param name="Pace">How long the talks are, 1 on average.</param>
/// <param name="From">Unix ms of the first day.</param>
/// <param name="Until">Unix ms of the end of the last day.</param>
internal sealed record StaffMember(string Name, int FirstHour, int LastHour, int Rhythm, double Skill, double Pace, long From, long Until)
{
    /// <summary>Whether they are at work.</summary>
    /// <param name="local">The time by the site's clock.</param>
    public bool IsOn(long at, DateTime local) =>
        at >= From && at < Until && local.Hour >= FirstHour && local.Hour < LastHour
        && (Rhythm < 0 ? local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) : DateOnly.FromDateTime(local).DayNumber / 2 % 2 == Rhythm);
}
