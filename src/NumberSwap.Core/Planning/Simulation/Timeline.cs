using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Planning.Simulation;

/// <summary>All that happens in a traffic, in its order.</summary>
internal sealed class Timeline
{
    private const int KindBits = 2;

    private readonly long[] _keys;
    private readonly int[] _indexes;

    public Timeline(SimulatedTraffic traffic)
    {
        var keys = new List<long>(traffic.Visits.Count * 6);
        var indexes = new List<int>(traffic.Visits.Count * 6);
        for (var i = 0; i < traffic.Visits.Count; i++)
        {
            var visit = traffic.Visits[i];
            Add(MomentKind.Begin, i, visit.Start);
            for (var beat = visit.Start + SessionRules.HeartbeatMs; beat < visit.End; beat += SessionRules.HeartbeatMs)
                Add(MomentKind.Beat, i, beat);
            Add(MomentKind.End, i, visit.End);
        }

        for (var i = 0; i < traffic.Calls.Count; i++)
            Add(MomentKind.Ring, i, traffic.Calls[i].At);

        _keys = [.. keys];
        _indexes = [.. indexes];
        Array.Sort(_keys, _indexes);

        void Add(MomentKind kind, int index, long at)
        {
            keys.Add((at << KindBits) | (long)kind);
            indexes.Add(index);
        }
    }

    /// <param name="withBeats">Whether the signs of life between a visit's begin and its end are wanted.</param>
    public IEnumerable<(MomentKind Kind, int Index, long At)> Moments(bool withBeats)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            var kind = (MomentKind)(_keys[i] & ((1 << KindBits) - 1));
            if (kind != MomentKind.Beat || withBeats)
                yield return (kind, _indexes[i], _keys[i] >> KindBits);
        }
    }
}
