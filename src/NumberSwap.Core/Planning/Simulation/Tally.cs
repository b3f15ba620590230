namespace NumberSwap.Core.Planning.Simulation;

/// <summary>Counts how often a policy was right. Several runs can be added up.</summary>
public sealed class Tally
{
    /// <summary>Bins of the calibration table.</summary>
    public const int Bins = 10;

    private readonly int[] _calls = new int[Bins];
    private readonly double[] _said = new double[Bins];
    private readonly int[] _was = new int[Bins];
    private double _squares;
    private int _all;
    private int _caused;
    private int _session;
    private int _campaign;
    private int _undisputed;
    private long _visits;
    private long _overflows;

    /// <summary>A call and what was said of it.</summary>
    /// <param name="cause">The visit that caused it, or <see cref="SimulatedCall.Nobody"/>.</param>
    /// <param name="campaign">That visit's campaign.</param>
    public void Add(Verdict verdict, int cause, int campaign)
    {
        var right = cause != SimulatedCall.Nobody && verdict.Visit == cause;
        var bin = Math.Min(Bins - 1, (int)(verdict.Said * Bins));
        _calls[bin]++;
        _said[bin] += verdict.Said;
        _was[bin] += right ? 1 : 0;
        _squares += Math.Pow(verdict.Said - (right ? 1 : 0), 2);
        _all++;
        _undisputed += right && verdict.Alone ? 1 : 0;
        if (cause == SimulatedCall.Nobody)
            return;
        _caused++;
        _session += verdict.Visit == cause ? 1 : 0;
        _campaign += verdict.Campaign == campaign ? 1 : 0;
    }

    public void AddVisits(int visits, int overflows)
    {
        _visits += visits;
        _overflows += overflows;
    }

    public void Add(Tally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bin = 0; bin < Bins; bin++)
        {
            _calls[bin] += other._calls[bin];
            _said[bin] += other._said[bin];
            _was[bin] += other._was[bin];
        }

        _squares += other._squares;
        _all += other._all;
        _caused += other._caused;
        _session += other._session;
        _campaign += other._campaign;
        _undisputed += other._undisputed;
        _visits += other._visits;
        _overflows += other._overflows;
    }

    public PolicyResult ToResult(string name, string says) => new(
        name,
        says,
        Share(_session, _caused),
        Share(_campaign, _caused),
        Share(_undisputed, _all),
        Share(_overflows, _visits),
        _all == 0 ? 0 : _squares / _all,
        [.. Enumerable.Range(0, Bins).Select(bin => new CalibrationBin(
            bin / (double)Bins, (bin + 1) / (double)Bins, _calls[bin], Mean(_said[bin], _calls[bin]), Mean(_was[bin], _calls[bin])))]);

    private static double Share(long part, long whole) => whole == 0 ? 0 : part / (double)whole;

    private static double? Mean(double sum, int count) => count == 0 ? null : sum / count;
}
