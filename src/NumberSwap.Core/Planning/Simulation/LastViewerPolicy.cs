namespace NumberSwap.Core.Planning.Simulation;

/// <summary>A policy that others document: the numbers go round, and a call is given to the number's last viewer if that was within the hour.</summary>
public sealed class LastViewerPolicy(SimulationSettings settings, IReadOnlyList<SimulatedVisit> visits)
    : SimulatedPolicy("last-viewer-1h", "numbers go round; the last viewer within 1 h")
{
    private const long HourMs = 3_600_000;

    private readonly List<int>[] _viewers = [.. Enumerable.Range(0, settings.Numbers).Select(_ => new List<int>())];
    private int _next;

    /// <inheritdoc/>
    public override int Begin(int visit, long now)
    {
        var number = _next;
        _next = (_next + 1) % _viewers.Length;
        if (Viewers(number, now) > 0)
            Overflows++;
        _viewers[number].Add(visit);
        return number;
    }

    /// <inheritdoc/>
    public override void End(int visit, int number, long now)
    {
    }

    /// <inheritdoc/>
    public override Verdict Ring(int number, long now)
    {
        var viewers = Viewers(number, now);
        if (viewers == 0)
            return Verdict.None;
        var last = LastSeen(number, now);
        return new Verdict(last, visits[last].Campaign, 1, viewers == 1);
    }

    /// <summary>Those who saw the number within the last hour.</summary>
    private int Viewers(int number, long now) => Latest(number).Count(visit => SeenAt(visit, now) >= now - HourMs);

    private int LastSeen(int number, long now) => Latest(number).MaxBy(visit => SeenAt(visit, now));

    /// <summary>To whom the number was shown, the latest first.</summary>
    private IEnumerable<int> Latest(int number)
    {
        // By index, since Enumerable.Reverse copies all of a list first.
        var shown = _viewers[number];
        for (var i = shown.Count - 1; i >= Math.Max(0, shown.Count - MostLooked); i--)
            yield return shown[i];
    }

    private long SeenAt(int visit, long now) => Math.Min(now, visits[visit].End);

    // Further back nobody's page is open any more, but for a few that are open for hours.
    private const int MostLooked = 64;
}
