using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class ChecklistResultsTests
{
    private static readonly IsoWeek First = IsoWeek.Read("2026-W44")!.Value;

    [Fact]
    public void Points_are_weighted_and_what_did_not_apply_counts_neither_way()
    {
        ChecklistItem[] items = [new("name", "Name", ScriptStage.Introduction, ItemKind.YesNo, 1, []), new("need", "Need", ScriptStage.Need, ItemKind.Scale, 3, []), new("no", "No", ScriptStage.Objection, ItemKind.Scale, 10, [])];

        var sum = ScoreSum.Of(items, new Dictionary<string, int?>(StringComparer.Ordinal) { ["name"] = 1, ["need"] = 1, ["no"] = null });

        Assert.Equal((4, 7), (sum.Points, sum.Most));
        Assert.Null(ScoreSum.Of(items, new Dictionary<string, int?>(StringComparer.Ordinal)).Share);
    }

    [Fact]
    public void Results_are_those_of_a_naive_count()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            string[] items = ["a", "b", "c"];
            var last = IsoWeek.Of(First.Monday.AddDays(7 * random.Next(0, 6)));
            var calls = Enumerable.Range(0, random.Next(0, 60)).Select(i => new ScoredCall(
                $"{i % 40}",
                $"{i % 40 % 4}",
                IsoWeek.Of(First.Monday.AddDays(7 * ((i % 40 % 8) - 1))),
                items.Append("gone").Where(_ => random.Next(4) > 0).ToDictionary(item => item, _ => new ScoreSum(random.Next(3), 2), StringComparer.Ordinal))).ToList();

            var results = ChecklistResults.Of(First, last, items, calls);

            var within = calls.Where(call => call.Week.Monday >= First.Monday && call.Week.Monday <= last.Monday).ToList();
            Assert.True(((last.Monday.DayNumber - First.Monday.DayNumber) / 7) + 1 == results.Weeks.Count, $"seed {seed}");
            Assert.True(Sum(within.SelectMany(call => call.Marks.Values)) == results.All.Sum, $"seed {seed}");
            foreach (var row in results.Items)
            {
                var marked = within.Where(call => call.Marks.ContainsKey(row.Key)).ToList();
                Assert.True(Sum(marked.Select(call => call.Marks[row.Key])) == row.Sum, $"seed {seed}");
                Assert.True(marked.Select(call => call.Call).Distinct(StringComparer.Ordinal).Count() == row.Calls, $"seed {seed}");
                for (var i = 0; i < results.Weeks.Count; i++)
                    Assert.True(Sum(marked.Where(call => call.Week == results.Weeks[i]).Select(call => call.Marks[row.Key])) == row.Weeks[i], $"seed {seed}");
            }

            foreach (var of in results.Operators)
            {
                Assert.True(Sum(within.Where(call => call.Operator == of.Key).SelectMany(call => call.Marks.Values)) == of.Sum, $"seed {seed}");
                foreach (var item in items)
                    Assert.True(Sum(within.Where(call => call.Operator == of.Key && call.Marks.ContainsKey(item)).Select(call => call.Marks[item])) == results.Cells.GetValueOrDefault((of.Key, item)), $"seed {seed}");
            }
        }

        static ScoreSum Sum(IEnumerable<ScoreSum> sums)
        {
            var list = sums.ToList();
            return new ScoreSum(list.Sum(sum => sum.Points), list.Sum(sum => sum.Most));
        }
    }

    [Fact]
    public void The_trend_is_the_newer_half_of_the_weeks_less_the_older()
    {
        ScoredCall Of(int week, int points) => new($"{week}-{points}", "Anna", IsoWeek.Of(First.Monday.AddDays(7 * week)), new Dictionary<string, ScoreSum>(StringComparer.Ordinal) { ["a"] = new(points, 10) });

        var results = ChecklistResults.Of(First, IsoWeek.Of(First.Monday.AddDays(21)), ["a"], [Of(0, 2), Of(1, 4), Of(2, 6), Of(3, 8)]);
        Assert.Equal(0.4, results.All.Change!.Value, 9);
        Assert.Equal(0.4, results.Items[0].Change!.Value, 9);

        Assert.Null(ChecklistResults.Of(First, First.Next, ["a"], [Of(1, 4)]).All.Change);
        Assert.Null(ChecklistResults.Of(First, First, ["a"], [Of(0, 4)]).All.Change);
    }
}
