using NumberSwap.Core.Attribution;
using NumberSwap.Core.Planning;
using Xunit;

namespace NumberSwap.Core.Tests.Planning;

/// <summary>What <see cref="PoolPlan.Size"/> says of the calls with one live lease.</summary>
public sealed class UndisputedCallsTests
{
    private const double HoldMinutes = 30;

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(1, 2.5)]
    [InlineData(3, 2)]
    [InlineData(10, 8.4)]
    [InlineData(20, 30)]
    [InlineData(100, 90)]
    public void AgreesWithTheSumThatItStandsFor(int numbers, double erlangs)
    {
        // Of m others, and the caller: m + 1 leases over the numbers, evenly.
        double alone = 0, probability = Math.Exp(-erlangs);
        for (var m = 0; m < 2 * numbers; m++)
        {
            var leases = m + 1;
            alone += probability * (leases <= numbers ? 1 : Math.Max(0, 2d * numbers - leases) / leases);
            probability *= erlangs / (m + 1);
        }

        Assert.Equal(Within * alone, Undisputed(numbers, erlangs), 1e-3);
    }

    /// <summary>Visitors come and go, the number that was given longest ago is shared first: the same by chance.</summary>
    [Theory]
    [InlineData(10, 5)]
    [InlineData(10, 9)]
    [InlineData(10, 14)]
    public void AgreesWithVisitorsWhoComeAndGo(int numbers, double erlangs)
    {
        var chance = new Random(3);
        var ends = new List<double>[numbers];
        for (var i = 0; i < numbers; i++)
            ends[i] = [];
        double now = 0;
        int visits = 0, alone = 0;
        while (visits < 200_000)
        {
            // A visit of one unit's hold and so much time on the page that its length varies.
            now -= Math.Log(1 - chance.NextDouble()) / erlangs;
            foreach (var number in ends)
                number.RemoveAll(end => end <= now);
            var least = ends.MinBy(number => number.Count == 0 ? 0 : number.Max())!;
            least.Add(now + 0.8 - (0.2 * Math.Log(1 - chance.NextDouble())));
            visits++;

            // The share of leases that are alone at an arrival is that of a caller's at any moment.
            var live = ends.Sum(number => number.Count);
            alone += chance.Next(live) < ends.Count(number => number.Count == 1) ? 1 : 0;
        }

        Assert.Equal(Within * alone / visits, Undisputed(numbers, erlangs), 0.03);
    }

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(68, 160)]
    public void MoreNumbersNeverMakeFewerCallsUndisputed(double erlangs, int most)
    {
        var shares = Enumerable.Range(1, most).Select(numbers => Undisputed(numbers, erlangs)).ToList();
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.9 * Within, Within);
    }

    [Fact]
    public void ALongerHoldKeepsMoreCallsWhenThereAreNumbersEnough() =>
        Assert.True(Undisputed(1000, 68, holdMinutes: 60) > Undisputed(1000, 68, holdMinutes: 30));

    [Fact]
    public void IsStableForLargeLoads()
    {
        Assert.Equal(Within, Undisputed(60_000, 50_000), 1e-6);
        Assert.Equal(0, Undisputed(20_000, 50_000), 1e-6);
        // With as many numbers as leases half of the moments have too many, by some hundred.
        Assert.InRange(Undisputed(50_000, 50_000), 0.99 * Within, Within);
        Assert.Equal(Within / 3, Undisputed(50_000, 75_000), 0.001);
    }

    [Fact]
    public void WithoutLoadEveryCallIsUndisputed() => Assert.Equal(Within, Undisputed(1, 0), 1e-12);

    private static double Within => (1 - DelayModel.Prior.Noise) * (1 - DelayModel.Prior.Later(HoldMinutes * 60_000));

    private static double Undisputed(int numbers, double erlangs, double holdMinutes = HoldMinutes) =>
        PoolPlan.Size(numbers, new PlanRequest(erlangs * 60 / holdMinutes, 0, holdMinutes, 0.01), DelayModel.Prior).Undisputed;
}
