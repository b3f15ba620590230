using NumberSwap.Core.Reporting;
using Xunit;

namespace NumberSwap.Core.Tests.Reporting;

public sealed class CampaignNamesTests
{
    private static readonly CampaignNames Names = new(
    [
        Cost(1, "yandex", "Котлы", "701"),
        Cost(2, "yandex", "Котлы Москва", "701"),
        Cost(1, "yandex", "Brand", "702"),
        Cost(1, "google", "Brand", "702"),
        Cost(1, "google", "Search", "9"),
        Cost(1, "google", "Search", "10"),
    ]);

    [Theory]
    [InlineData("yandex", "701", null, "Котлы Москва")]
    [InlineData("yandex", "котлы", null, "Котлы Москва")]
    [InlineData("Yandex", "anything", "701", "Котлы Москва")]
    [InlineData("google", "701", null, "701")]
    [InlineData("google", "Search", null, "Search")]
    [InlineData("google", "10", null, "Search")]
    [InlineData("yandex", "leto", null, "leto")]
    [InlineData("yandex", null, null, null)]
    public void A_visit_belongs_to_the_campaign_that_its_costs_name(string source, string? campaign, string? id, string? expected) =>
        Assert.Equal(expected, Names.Of(new Touch(source, "cpc", campaign, id, null, null)));

    [Fact]
    public void Costs_of_a_renamed_campaign_are_those_of_its_newest_name()
    {
        Assert.Equal("Котлы Москва", Names.Of(Cost(1, "yandex", "Котлы", "701")));
        Assert.Equal("leto", Names.Of(Cost(1, "yandex", "leto", null)));
        Assert.Null(Names.Of(Cost(1, "yandex", "", null)));
    }

    private static CostFact Cost(int day, string source, string campaign, string? number) => new(day, source, "cpc", campaign, number, "", 1, "RUB", null);
}
