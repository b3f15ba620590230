namespace NumberSwap.Server.Generating;

/// <summary>When visits begin: by the hours of the day and the days of the week, with slow waves over the year, Moscow time.</summary>
internal sealed class TrafficClock
{
    private const long HourMs = 3600_000;
    private const long MoscowMs = 3 * HourMs;

    private static readonly double[] Hours =
        [0.25, 0.15, 0.1, 0.1, 0.12, 0.2, 0.4, 0.7, 1.1, 1.5, 1.7, 1.75, 1.6, 1.55, 1.6, 1.6, 1.5, 1.45, 1.35, 1.3, 1.25, 1.1, 0.8, 0.45];

    // Sunday first, as .NET counts.
    private static readonly double[] Weekdays = [0.68, 1.18, 1.12, 1.08, 1.06, 1, 0.76];

    private readonly long from;
    private readonly double[] upTo;

    public TrafficClock(GeneratorSettings settings, Random chance)
    {
        from = settings.From;
        upTo = new double[(settings.Days * 24) + 1];
        var mood = 1.0;
        for (var hour = 0; hour < upTo.Length - 1; hour++)
        {
            if (hour % 24 == 0)
                mood = 1 + (0.7 * (mood - 1)) + (0.12 * (chance.NextDouble() - 0.5));
            var local = DateTimeOffset.FromUnixTimeMilliseconds(from + (hour * HourMs) + MoscowMs);
            var season = 1 + (0.25 * Math.Cos(2 * Math.PI * (local.DayOfYear - 330) / 365.25));
            upTo[hour + 1] = upTo[hour] + (Hours[local.Hour] * Weekdays[(int)local.DayOfWeek] * season * mood);
        }
    }

    /// <summary>How much busier than an average hour the busiest is.</summary>
    public double Peak
    {
        get
        {
            var most = 0.0;
            for (var hour = 1; hour < upTo.Length; hour++)
                most = Math.Max(most, upTo[hour] - upTo[hour - 1]);
            return most * (upTo.Length - 1) / upTo[^1];
        }
    }

    /// <summary>The moment before which this share (0 to 1) of all visits begin, Unix ms.</summary>
    public long At(double share)
    {
        var wanted = share * upTo[^1];
        var place = Array.BinarySearch(upTo, wanted);
        var hour = Math.Min(place >= 0 ? place : ~place - 1, upTo.Length - 2);
        var part = (wanted - upTo[hour]) / Math.Max(upTo[hour + 1] - upTo[hour], double.Epsilon);
        return from + (hour * HourMs) + (long)(Math.Clamp(part, 0, 1) * (HourMs - 1));
    }
}
