using NumberSwap.Core.Deals;
using Xunit;

namespace NumberSwap.Core.Tests.Deals;

public sealed class DealMergeTests
{
    private const long T = 1_790_000_000_000;

    [Fact]
    public void What_is_older_fills_gaps_only()
    {
        var deal = DealMerge.Apply(null, Told(T) with { Stage = "C1:WON", Outcome = DealOutcome.Won, Amount = 10, Currency = "RUB" }, "id", T);
        var after = DealMerge.Apply(deal, Told(T - 1) with { Stage = "C1:NEW", Outcome = DealOutcome.Open, Amount = 5, Currency = "USD", Phone = "+79161234567" }, "x", T + 5);

        Assert.Equal(("id", "C1:WON", DealOutcome.Won, 10m, "RUB", "+79161234567", T), (after.Id, after.Stage, after.Outcome, after.Amount, after.Currency, after.Phone, after.UpdatedAt));
    }

    [Fact]
    public void The_same_again_changes_nothing()
    {
        var report = Told(T) with { Title = "Boiler", Outcome = DealOutcome.Lost, Amount = 1.10m, Currency = "RUB" };
        var deal = DealMerge.Apply(null, report, "id", T);

        Assert.Same(deal, DealMerge.Apply(deal, report, "x", T + 1000));
    }

    [Fact]
    public void What_is_not_said_stays_and_what_is_newer_counts()
    {
        var deal = DealMerge.Apply(null, Told(T) with { Title = "Boiler", Amount = 1, Currency = "RUB" }, "id", T);
        var after = DealMerge.Apply(deal, Told(T + 1) with { Amount = 2, Currency = "USD" }, "x", T + 1);

        Assert.Equal(("Boiler", 2m, "USD", T + 1), (after.Title, after.Amount, after.Currency, after.UpdatedAt));
    }

    [Fact]
    public void A_deal_ends_when_it_is_won_or_lost_and_goes_on_when_it_is_opened_again()
    {
        var won = DealMerge.Apply(null, Told(T) with { Outcome = DealOutcome.Won }, "id", T);
        var named = DealMerge.Apply(won, Told(T + 1) with { Outcome = DealOutcome.Won, ClosedAt = T - 50 }, "x", T);
        var open = DealMerge.Apply(named, Told(T + 2) with { Outcome = DealOutcome.Open }, "x", T);
        var lost = DealMerge.Apply(open, Told(T + 3) with { Outcome = DealOutcome.Lost }, "x", T);

        Assert.Equal([T, T - 50, null, T + 3], [won.ClosedAt, named.ClosedAt, open.ClosedAt, lost.ClosedAt]);
    }

    [Fact]
    public void Another_number_lets_go_of_the_call_that_the_first_one_found()
    {
        var deal = DealMerge.Apply(null, Told(T) with { Phone = "+79161234567" }, "id", T) with { Call = "c", MatchedBy = DealMatch.Phone };

        Assert.Equal("c", DealMerge.Apply(deal, Told(T + 1) with { Title = "x" }, "x", T).Call);
        Assert.Null(DealMerge.Apply(deal, Told(T + 1) with { Phone = "+79160000000" }, "x", T).Call);
        Assert.Equal("c", DealMerge.Apply(deal with { MatchedBy = DealMatch.Lead }, Told(T + 1) with { Phone = "+79160000000" }, "x", T).Call);
    }

    [Fact]
    public void A_search_goes_on_ever_more_seldom_and_ends()
    {
        const long hour = 3600_000;
        Assert.Equal(T + 10_000, DealSearch.Next(T, T));
        Assert.Equal(T + (2 * hour) + 600_000, DealSearch.Next(T, T + (2 * hour)));
        Assert.Null(DealSearch.Next(T, T + DealSearch.WindowMs));
    }

    private static DealReport Told(long at) => new() { Site = "site", System = "api", ExternalId = "7", UpdatedAt = at };
}
