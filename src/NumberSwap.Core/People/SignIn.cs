namespace NumberSwap.Core.People;

/// <summary>One browser that a person is signed in with.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Agent">What the browser calls itself; null when it said nothing.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
/// <param name="SeenAt">Unix time in ms; some minutes old at most.</param>
public sealed record SignIn(string Id, string Person, string? Agent, long CreatedAt, long SeenAt)
{
    /// <summary>How long a sign-in lasts without a sight of the person.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    public bool IsOver(DateTimeOffset now) =>
        SeenAt <= now.Subtract(Idle).ToUnixTimeMilliseconds() || CreatedAt <= now.Subtract(Longest).ToUnixTimeMilliseconds();
}
