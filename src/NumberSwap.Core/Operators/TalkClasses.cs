using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Operators;

/// <summary>Classes talks by their length.</summary>
public static class TalkClasses
{
    /// <summary>The class of a talk: each begins at its setting and ends before the next.</summary>
    /// <param name="seconds">Talk, s.</param>
    public static TalkClass Of(int seconds, TeamSettings team)
    {
        ArgumentNullException.ThrowIfNull(team);
        return seconds < team.ShortSeconds ? TalkClass.Short
            : seconds < team.SubstantialSeconds ? TalkClass.Normal
            : seconds < team.LongSeconds ? TalkClass.Substantial
            : TalkClass.Long;
    }
}
