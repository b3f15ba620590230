using System.Globalization;
using System.Security.Cryptography;
using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class WeeklySampleTests
{
    private static readonly IsoWeek Week = IsoWeek.Read("2026-W47")!.Value;

    [Fact]
    public void It_is_the_same_in_any_order_of_the_rows()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var random = new Random(seed);
        for (var i = 0; i < 200; i++)
        {
            var calls = Calls(random.Next(1, 200)).ToArray();
            var drawn = WeeklySample.Draw("site", Week, "Анна", calls, 12);
            random.Shuffle(calls);
            Assert.True(drawn.SequenceEqual(WeeklySample.Draw("site", Week, "Анна", calls, 12)), $"seed {seed}");
            Assert.True(drawn.Distinct(StringComparer.Ordinal).Count() == drawn.Count && drawn.All(calls.Contains), $"seed {seed}");
        }
    }

    /// <summary>Written down, so that a sample of the past can be drawn again: whoever changes this changes the algorithm's name.</summary>
    [Fact]
    public void Its_algorithm_stays() =>
        Assert.Equal(
            Calls(40).OrderBy(call => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("lowest-sha256-v1\nsite\n2026-W47\nАнна\n" + call))), StringComparer.Ordinal).Take(5),
            WeeklySample.Draw("site", Week, "Анна", [.. Calls(40)], 12));

    [Fact]
    public void Site_week_and_operator_each_make_another_one()
    {
        string[] calls = [.. Calls(100)];
        var drawn = WeeklySample.Draw("site", Week, "Анна", calls, 12);

        Assert.NotEqual(drawn, WeeklySample.Draw("other", Week, "Анна", calls, 12));
        Assert.NotEqual(drawn, WeeklySample.Draw("site", Week.Next, "Анна", calls, 12));
        Assert.NotEqual(drawn, WeeklySample.Draw("site", Week, "Пётр", calls, 12));
    }

    [Fact]
    public void A_share_lies_within_its_bounds_wherever_a_whole_number_does()
    {
        for (var calls = 0; calls <= 3000; calls++)
        {
            for (var share = SampleSettings.LeastShare; share <= SampleSettings.MostShare; share++)
            {
                var size = SampleSize.Of(calls, share);
                Assert.True(size >= (calls == 0 ? 0 : 1) && size <= calls, $"{size} of {calls}");
                var possible = Enumerable.Range(1, Math.Max(1, calls / 5)).Any(whole => whole * 100 >= calls * 10 && whole * 100 <= calls * 15);
                Assert.True(!possible || (size * 100 >= calls * 10 && size * 100 <= calls * 15), $"{size} of {calls} at {share} %");
                Assert.True(!possible || Math.Abs(size - (calls * share / 100.0)) <= 0.5 || size * 100 < (calls * 10) + 100 || size * 100 > (calls * 15) - 100, $"{size} of {calls} is not near {share} %");
                Assert.True(possible == (calls is >= 7 and <= 10 or >= 14), $"{calls}");
            }
        }
    }

    /// <summary>
    /// Over many weeks each of 30 calls has to be drawn as often as any other. Drawn without replacement, Σ (observed − expected)² / expected, put up by
    /// (n − 1) / (n − k), is chi-squared with n − 1 degrees: 29 here, whose 1 − 10⁻⁶ quantile is 80.
    /// </summary>
    [Fact]
    public void Every_call_has_the_same_chance()
    {
        const int Calls = 30, Weeks = 4000, Limit = 80;
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        string[] ids = [.. Enumerable.Range(0, Calls).Select(i => $"{seed}-{i}")];
        var counts = ids.ToDictionary(id => id, _ => 0, StringComparer.Ordinal);
        var (week, size) = (Week, 0);
        for (var i = 0; i < Weeks; i++, week = week.Next)
        {
            var drawn = WeeklySample.Draw("site", week, "operator", ids, 12);
            size = drawn.Count;
            foreach (var id in drawn)
                counts[id]++;
        }

        var expected = (double)Weeks * size / Calls;
        var chi = counts.Values.Sum(count => (count - expected) * (count - expected) / expected) * (Calls - 1) / (Calls - size);
        Assert.True(chi < Limit, $"seed {seed}: chi-squared is {chi.ToString(CultureInfo.InvariantCulture)}");
        Assert.True(chi > 3, $"seed {seed}: {chi.ToString(CultureInfo.InvariantCulture)} is too even to be chance");
    }

    private static IEnumerable<string> Calls(int count) => Enumerable.Range(0, count).Select(i => "call-" + i.ToString(CultureInfo.InvariantCulture));
}
