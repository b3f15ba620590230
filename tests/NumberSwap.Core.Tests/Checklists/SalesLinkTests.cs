using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class SalesLinkTests
{
    [Fact]
    public void Four_operators_say_nothing_and_neither_do_few_calls_or_scores()
    {
        Assert.Null(SalesLink.Of(Team(4, i => i)));
        Assert.Null(SalesLink.Of([.. Team(4, i => i), new OperatorSales("one score", 1, new ScoreSum(1, 10), 100, 1)]));
        Assert.Null(SalesLink.Of([.. Team(4, i => i), new OperatorSales("nine calls", 9, new ScoreSum(1, 10), 9, 1)]));
        Assert.Null(SalesLink.Of(Team(6, _ => 3)));
        Assert.Equal(5, SalesLink.Of(Team(5, i => i))!.Operators);
    }

    [Fact]
    public void What_goes_together_is_clear_what_hardly_does_is_not()
    {
        Assert.Equal((1, LinkStrength.Clear), Rounded(SalesLink.Of(Team(6, i => i))));
        Assert.Equal((-1, LinkStrength.Clear), Rounded(SalesLink.Of(Team(6, i => 10 - i))));

        // Pearson's r of (1..5) and (1, 3, 2, 5, 4) is 0.8: with five operators it may be chance.
        int[] near = [1, 3, 2, 5, 4];
        Assert.Equal((0.8, LinkStrength.Possible), Rounded(SalesLink.Of(Team(5, i => near[i]))));

        // Of (1..5) and (3, 1, 5, 2, 4): 0.3.
        int[] far = [3, 1, 5, 2, 4];
        Assert.Equal((0.3, LinkStrength.None), Rounded(SalesLink.Of(Team(5, i => far[i]))));
    }

    private static (double Correlation, LinkStrength Strength) Rounded(SalesLink? link) => (Math.Round(link!.Correlation, 6), link.Strength);

    private static IEnumerable<OperatorSales> Team(int size, Func<int, int> won) =>
        Enumerable.Range(0, size).Select(i => new OperatorSales($"{i}", 5, new ScoreSum(i + 1, 20), 100, won(i)));
}
