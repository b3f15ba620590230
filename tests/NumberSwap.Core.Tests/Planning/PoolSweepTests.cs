using NumberSwap.Core.Planning.Days;
using Xunit;

namespace NumberSwap.Core.Tests.Planning;

public sealed class PoolSweepTests
{
    private const long From = 1_790_000_000_000;
    private const long Minute = PoolMinutes.Minute;

    [Fact]
    public void A_number_is_live_then_cools_then_is_free()
    {
        var minutes = Sweep([new("+1", From + 1, From + (2 * Minute), false)], [Always("+1"), Always("+2")], 6, 2 * Minute);

        Assert.Equal([0, 1, 0, 0, 0, 0], minutes.Live);
        Assert.Equal([0, 0, 1, 1, 0, 0], minutes.Cooling);
        Assert.Equal([2, 1, 1, 1, 2, 2], Enumerable.Range(0, 6).Select(minutes.Free));
        Assert.Equal((1, From + Minute), (minutes.Peak(0, 6), minutes.At(1)));
    }

    [Fact]
    public void Who_shares_a_number_does_not_make_it_live_twice()
    {
        var minutes = Sweep([new("+1", From, From + (3 * Minute), false), new("+1", From + Minute, From + (4 * Minute), true)], [Always("+1")], 5, 0);

        Assert.Equal([1, 1, 1, 1, 0], minutes.Live);
        Assert.Equal([0, 1, 1, 0, 0], minutes.Sharing);
        Assert.Equal([0, 1, 0, 0, 0], minutes.Overflows);
        Assert.Equal((1, 0), (minutes.OverflowsIn(0, 5), minutes.OverflowsIn(2, 5)));
    }

    [Fact]
    public void Only_the_time_counts_in_which_the_pool_had_the_number()
    {
        var minutes = Sweep(
            [new("+1", From, From + (5 * Minute), false), new("+2", From, From + (5 * Minute), false)],
            [new("+1", From + Minute, From + (3 * Minute)), new("+1", From + (4 * Minute), long.MaxValue)],
            6,
            10 * Minute);

        Assert.Equal([0, 1, 1, 0, 1, 1], minutes.Total);
        Assert.Equal([0, 1, 1, 0, 1, 0], minutes.Live);
        Assert.Equal([0, 0, 0, 0, 0, 1], minutes.Cooling);
    }

    [Fact]
    public void The_peak_is_the_largest_share_and_a_pool_without_numbers_has_none()
    {
        var minutes = new PoolMinutes(From, [45, 22, 0], [43, 21, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]);
        Assert.Equal((0, 1, -1, -1), (minutes.Peak(0, 3), minutes.Peak(1, 3), minutes.Peak(2, 3), minutes.Peak(1, 1)));
    }

    /// <summary>Every minute looked at by itself, lease by lease.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_random_days_minutes_are_those_that_a_look_at_each_minute_finds(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var (count, length, cooldown) = (random.Next(0, 80), random.Next(1, 90), random.Next(0, 20) * Minute / 2);
            var spans = new List<PoolSpan>();
            for (var i = 0; i < count; i++)
            {
                var begin = Time(length);
                spans.Add(new("+" + random.Next(6), begin, begin + random.Next(1, 40) * Minute / 2, random.Next(4) == 0));
            }

            var stays = new List<PoolStay>();
            foreach (var number in Enumerable.Range(0, 6).Select(i => "+" + i))
            {
                var from = random.Next(2) == 0 ? 0 : Time(length);
                var until = random.Next(2) == 0 ? long.MaxValue : from + random.Next(1, 60) * Minute / 2;
                stays.Add(new(number, from, until));
                if (until < long.MaxValue && random.Next(2) == 0)
                    stays.Add(new(number, until + random.Next(0, 9) * Minute, long.MaxValue));
            }

            var plain = Enumerable.Range(0, length).Select(minute => LookAt(spans, stays, From + (minute * Minute), cooldown)).ToList();
            var swept = PoolSweep.Run([.. spans], stays, From, length, cooldown);
            var found = Enumerable.Range(0, length).Select(i => (swept.Total[i], swept.Live[i], swept.Cooling[i], swept.Sharing[i], swept.Overflows[i])).ToList();
            Assert.True(plain.SequenceEqual(found), $"seed {seed}, round {round}");
        }

        // Whole and half minutes, so that ends and beginnings fall together, and on the minute.
        long Time(int length) => From + (random.Next(-60, 2 * length) * Minute / 2);
    }

    private static (int Total, int Live, int Cooling, int Sharing, int Overflows) LookAt(List<PoolSpan> spans, List<PoolStay> stays, long at, long cooldown)
    {
        var here = stays.Where(stay => stay.From <= at && at < stay.Until).ToDictionary(stay => stay.Number);
        var own = spans.Where(span => here.ContainsKey(span.Number)).ToList();
        var live = own.Where(span => span.From <= at && at < span.Until).ToList();
        var used = live.Select(span => span.Number).ToHashSet();
        var cooling = own.Where(span => span.Until <= at && at < span.Until + cooldown && !used.Contains(span.Number)).Select(span => span.Number).ToHashSet();
        var overflows = spans.Count(span => span.Overflow && span.From >= at && span.From < at + Minute && stays.Any(stay => stay.Number == span.Number && stay.From <= span.From && span.From < stay.Until));
        return (here.Count, used.Count, cooling.Count, live.Count - used.Count, overflows);
    }

    private static PoolMinutes Sweep(List<PoolSpan> spans, List<PoolStay> stays, int minutes, long cooldown) => PoolSweep.Run(spans, stays, From, minutes, cooldown);

    private static PoolStay Always(string number) => new(number, 0, long.MaxValue);
}
