using System.Text.Json.Serialization;

namespace NumberSwap.Core.Attribution;

/// <summary>How many visits each hour of the day has, UTC.</summary>
public sealed class DayHours
{
    /// <summary>Visits that each hour is credited with from the start, so that a few say little.</summary>
    private const double Credit = 20;

    private const int Hours = 24;
    private const long HourMs = 3600_000;

    private readonly long[] _visits;
    private long _all;

    public DayHours()
        : this(new long[Hours])
    {
    }

    /// <param name="visits">Visits of each hour, 24 numbers of 0 or more.</param>
    /// <exception cref="ArgumentException">There are not 24 numbers, or one is negative.</exception>
    [JsonConstructor]
    public DayHours(IReadOnlyList<long> visits)
    {
        ArgumentNullException.ThrowIfNull(visits);
        if (visits.Count != Hours || visits.Any(count => count < 0))
            throw new ArgumentException("A day has 24 hours, each with 0 or more visits.", nameof(visits));
        _visits = [.. visits];
        _all = _visits.Sum();
    }

    public IReadOnlyList<long> Visits => _visits;

    /// <summary>Counts a visit that began at this time, Unix ms.</summary>
    public void Add(long at)
    {
        _visits[HourOf(at)]++;
        _all++;
    }

    /// <summary>How busy the hour of this time (Unix ms) is, 1 on average.</summary>
    public double Weight(long at) => Hours * (_visits[HourOf(at)] + Credit) / (_all + (Hours * Credit));

    private static int HourOf(long at) => (int)(((at / HourMs % Hours) + Hours) % Hours);
}
