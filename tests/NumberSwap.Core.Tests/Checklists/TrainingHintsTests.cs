using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class TrainingHintsTests
{
    private static readonly IsoWeek Week = IsoWeek.Read("2026-W47")!.Value;

    [Theory]
    [InlineData(4, 5, true)]
    [InlineData(8, 10, true)]
    [InlineData(7, 9, false)]
    [InlineData(3, 4, false)]
    [InlineData(5, 5, true)]
    [InlineData(3, 5, false)]
    [InlineData(79, 100, false)]
    [InlineData(80, 100, true)]
    public void Eighty_per_cent_of_the_team_make_a_hint(int losing, int operators, bool isHint)
    {
        var calls = Enumerable.Range(0, operators).SelectMany(i => new[] { Call($"{i}", $"a{i}", i < losing ? 1 : 2), Call($"{i}", $"b{i}", i < losing ? 0 : 2) }).ToList();

        var hints = TrainingHints.Of(["need"], calls);

        Assert.Equal(isHint ? [(losing, operators)] : [], hints.Select(hint => (hint.Losing, hint.Operators)));
    }

    [Fact]
    public void One_call_or_two_operators_are_no_hint()
    {
        Assert.Empty(TrainingHints.Of(["need"], [Call("Anna", "1", 0)]));
        Assert.Empty(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 20).Select(i => Call(i % 2 == 0 ? "Anna" : "Boris", $"{i}", 0))]));
        Assert.Empty(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 4).Select(i => Call($"{i}", $"{i}", 0))]));
        Assert.Single(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 5).Select(i => Call($"{i % 3}", $"{i}", 0))]));
    }

    [Fact]
    public void One_slip_among_good_calls_is_not_losing_points_but_half_of_them_is()
    {
        Assert.Empty(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 9).Select(i => Call($"{i % 3}", $"{i}", i < 3 ? 1 : 2))]));
        Assert.Single(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 12).Select(i => Call($"{i % 3}", $"{i}", i < 6 ? 1 : 2))]));
    }

    [Fact]
    public void Two_scorers_of_a_call_are_one_call()
    {
        // Two calls of two people each are four scores, but not five calls.
        Assert.Empty(TrainingHints.Of(["need"], [.. Enumerable.Range(0, 8).Select(i => Call($"{i / 2}", $"{i / 2}", 0))]));
    }

    [Fact]
    public void Items_that_did_not_apply_count_neither_way_and_the_worst_comes_first()
    {
        var calls = Enumerable.Range(0, 6).Select(i => new ScoredCall($"{i}", $"{i % 3}", Week, new Dictionary<string, ScoreSum>(StringComparer.Ordinal)
        {
            ["need"] = new(1, 2),
            ["offer"] = new(0, 2),
            ["good"] = new(1, 1),
        })).ToList();

        Assert.Equal(["offer", "need"], TrainingHints.Of(["need", "objection", "offer", "good"], calls).Select(hint => hint.Item));
    }

    private static ScoredCall Call(string of, string id, int value) =>
        new(id, of, Week, new Dictionary<string, ScoreSum>(StringComparer.Ordinal) { ["need"] = new(value, 2) });
}
