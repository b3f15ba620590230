using NumberSwap.Core.Planning.Simulation;
using Xunit;

namespace NumberSwap.Core.Tests.Planning.Simulation;

public sealed class CallTimingTests
{
    private const long Minute = 60_000;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const int Draws = 200_000;

    private static readonly SimulationSettings Settings = new();
    private static readonly CallTiming Timing = new(Settings);

    [Fact]
    public void CallsComeAfterTheVisitAsTheirDensitySays()
    {
        var visit = new SimulatedVisit(5 * Minute, 9 * Minute, 0);
        var chance = new Random(11);
        var delays = Enumerable.Range(0, Draws).Select(_ => Timing.Draw(visit, chance) - visit.End).ToList();

        Assert.InRange(delays.Min(), visit.Start - visit.End, 0);
        Assert.InRange(delays.Max(), 10 * Day, CallTiming.LongestMs);
        Assert.Equal(Settings.OnPage, Share(delays, long.MinValue, 0), 0.005);
        Assert.Equal(Settings.WithinHour, Share(delays, 0, Hour), 0.005);
        Assert.Equal(Settings.DaysLater, Share(delays, Hour, CallTiming.LongestMs), 0.005);

        long[] limits = [0, 5 * Minute, 15 * Minute, 40 * Minute, Hour, 6 * Hour, Day, 3 * Day, 8 * Day, 14 * Day];
        foreach (var (from, to) in limits.Zip(limits.Skip(1)))
            Assert.Equal(Integral(visit, from, to), Share(delays, from, to), 0.005);
    }

    /// <summary>Over many visits of drawn lengths: calls per time that pages of an age are open, against the density that knows the age alone.</summary>
    [Fact]
    public void CallsComeDuringTheVisitAsTheirDensitySays()
    {
        var chance = new Random(12);
        long[] ages = [0, 30_000, Minute, 3 * Minute, 10 * Minute, 30 * Minute];
        var calls = new int[ages.Length];
        var open = new double[ages.Length];
        var expected = new double[ages.Length];
        for (var i = 0; i < Draws; i++)
        {
            var length = (long)(Settings.VisitMinutes * Minute * Math.Exp(Settings.VisitSpread * Gauss(chance)));
            var visit = new SimulatedVisit(0, length, 0);
            var at = Timing.Draw(visit, chance);
            for (var a = 0; a + 1 < ages.Length; a++)
            {
                var (from, to) = (ages[a], Math.Min(length, ages[a + 1]));
                if (at <= length && at >= from && at < ages[a + 1])
                    calls[a]++;
                if (to <= from)
                    continue;
                open[a] += to - from;
                expected[a] += (to - from) * Timing.Density(new SimulatedVisit(0, long.MaxValue, 0), from + (long)(chance.NextDouble() * (to - from)));
            }
        }

        for (var a = 0; a + 1 < ages.Length; a++)
            Assert.Equal(1, calls[a] / expected[a], 0.05);
    }

    [Fact]
    public void VisitsOfOneLengthHaveADensityToo()
    {
        var timing = new CallTiming(Settings with { VisitSpread = 0 });
        var visit = new SimulatedVisit(0, 2 * Minute, 0);
        Assert.Equal(Settings.OnPage / (2 * Minute), timing.Density(visit, Minute), 1e-12);
        var nearly = new CallTiming(Settings with { VisitSpread = 0.01 });
        Assert.InRange(nearly.Density(visit, 60 * Minute), 0, Settings.OnPage / Minute);
    }

    [Fact]
    public void SharesAreMadeToSumToOne()
    {
        var timing = new CallTiming(Settings with { OnPage = 0, WithinHour = 5, DaysLater = 0 });
        var visit = new SimulatedVisit(0, Minute, 0);
        Assert.Equal(0, timing.Density(visit, 30_000));
        Assert.Equal(0, timing.Density(visit, Day), 12);
        var chance = new Random(1);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.InRange(timing.Draw(visit, chance), Minute, Minute + (3 * Hour)));
    }

    private static double Share(List<long> delays, long from, long to) => delays.Count(delay => delay > from && delay <= to) / (double)Draws;

    private static double Integral(SimulatedVisit visit, long from, long to)
    {
        const int Steps = 1000;
        var step = (to - from) / (double)Steps;
        var sum = 0.0;
        for (var i = 0; i < Steps; i++)
            sum += Timing.Density(visit, visit.End + from + (long)((i + 0.5) * step)) * step;
        return sum;
    }

    private static double Gauss(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
