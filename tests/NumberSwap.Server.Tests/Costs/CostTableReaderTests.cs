using System.Text;
using NumberSwap.Server.Costs;
using NumberSwap.Server.Importing;
using Xunit;

namespace NumberSwap.Server.Tests.Costs;

public sealed class CostTableReaderTests
{
    private static readonly CostDefaults Nothing = new(null, null, null);

    [Fact]
    public void Google_ads_in_English_with_its_titles_and_totals_is_read()
    {
        var text = "Campaign report\nNovember 20, 2026 - November 21, 2026\nDay\tCampaign\tCurrency code\tCost\tClicks\tImpr.\n2026-11-20\tBoilers\tUSD\t1,234.56\t1,020\t20,300\n2026-11-21\tBoilers\tUSD\t0.44\t --\t --\nTotal: Campaigns\t --\tUSD\t1,235.00\t1,020\t20,300\nTotal: Account\t --\tUSD\t1,235.00\t1,020\t20,300\n";
        var table = Read(TableText.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));

        Assert.Equal((CostKind.GoogleAds, 2, 2), (table.Kind, table.Lines, table.Skipped));
        Assert.Empty(table.Bad);
        Assert.Equal(
            [("google", "cpc", "Boilers", 1234.56m, "USD", 1020L, 20300L), ("google", "cpc", "Boilers", 0.44m, "USD", null, null)],
            table.Costs.Select(cost => (cost.Source, cost.Medium, cost.Campaign, cost.Cost, cost.Currency, cost.Clicks, cost.Impressions)));
    }

    [Fact]
    public void Google_ads_in_Russian_with_commas_is_read()
    {
        var table = Read("Отчет о кампаниях\n\"1 нояб. 2026 г. – 2 нояб. 2026 г.\"\nДень,Кампания,Код валюты,Стоимость,Клики,Показы\n2026-11-01,Котлы,RUB,\"1 234,50\",12,\"1 003\"\nВсего: аккаунт, --,RUB,\"1 234,50\",12,\"1 003\"\n");

        var cost = Assert.Single(table.Costs);
        Assert.Equal((CostKind.GoogleAds, "google", 1234.50m, 12L, 1003L), (table.Kind, cost.Source, cost.Cost, cost.Clicks, cost.Impressions));
        Assert.Equal(1, table.Skipped);
    }

    [Fact]
    public void Yandex_direct_in_windows_1251_with_semicolons_is_read_and_lines_of_one_campaign_are_added_up()
    {
        var text = "Отчет за период 01.11.2026 - 02.11.2026\nКлиент: shop\n\n\nДата;Кампания;№ Кампании;Группа;Условие показа;Показы;Клики;Расход (руб.)\n01.11.2026;Котлы;100;А;котел купить;1000;20;500,50\n01.11.2026;Котлы;100;Б;котел купить;10;1;5,05\n02.11.2026;Котлы;100;А;---autotargeting;50;2;-\nИтого;;;;;1060;23;505,55\n";
        var table = Read(TableText.Read(CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text)));

        Assert.Empty(table.Bad);
        Assert.Equal((CostKind.YandexDirect, 3, 1), (table.Kind, table.Lines, table.Skipped));
        Assert.Equal(
            [("yandex", "cpc", "Котлы", "100", "котел купить", 505.55m, "RUB", 21L, 1010L), ("yandex", "cpc", "Котлы", "100", "---autotargeting", 0m, "RUB", 2L, 50L)],
            table.Costs.Select(cost => (cost.Source, cost.Medium, cost.Campaign, cost.CampaignNumber!, cost.Term, cost.Cost, cost.Currency, cost.Clicks!.Value, cost.Impressions!.Value)));
    }

    [Fact]
    public void Our_own_headings_are_read_and_what_is_missing_is_asked_for()
    {
        const string text = "day,source,medium,campaign,cost,currency\n2026-11-01,vk,cpc,one,10.5,RUB\n2026-11-01,telegram,,two,1,EUR\n";
        Assert.Equal([("vk", 10.5m, "RUB"), ("telegram", 1m, "EUR")], Read(text).Costs.Select(cost => (cost.Source, cost.Cost, cost.Currency)));

        const string poor = "date;cost\n2026-11-01;10,50\n";
        Assert.Equal("source", Field(poor, Nothing));
        Assert.Equal("currency", Field(poor, Nothing with { Source = "vk" }));
        Assert.Equal("file", Field("campaign;cost\nx;1\n", Nothing));
        var cost = Assert.Single(Read(poor, new CostDefaults("vk", "cpm", "RUB")).Costs);
        Assert.Equal(("vk", "cpm", 10.50m), (cost.Source, cost.Medium, cost.Cost));
    }

    [Fact]
    public void A_bad_line_is_named_with_its_number_and_the_others_are_read()
    {
        var table = Read("day,source,cost,currency,clicks\n2026-11-01,vk,1.50,RUB,1\n11/02/2026,vk,1.50,RUB,1\n2026-11-03,vk,\"1,5,0\",RUB,1\n2026-11-04,vk,-1.50,RUB,1\n2026-11-05,vk,1.50,XXX,1\n2026-11-06,vk,1.50,RUB,many\n2026-11-07,,1.50,RUB,1\n2026-11-01,vk,1.50,USD,1\n2026-11-08,vk,,RUB,1\n\"2026-11-09\"x,vk,1.50,RUB,1\n2026-11-10,vk,1.50,RUB,1.5\n");

        Assert.Single(table.Costs);
        Assert.Equal(
            [(3, "day"), (4, "cost"), (5, "cost"), (6, "currency"), (7, "clicks"), (8, "source"), (9, "currency"), (10, "cost"), (11, null), (12, "clicks")],
            table.Bad.Select(bad => (bad.Line, bad.Field)));
    }

    [Fact]
    public void An_amount_that_could_be_two_is_read_by_the_others_or_refused()
    {
        Assert.Equal(1234m, Read("day,source,cost,currency\n2026-11-01,vk,\"1,234\",RUB\n2026-11-02,vk,2.50,RUB\n").Costs[0].Cost);
        Assert.Equal(1.234m, Read("day;source;cost;currency\n2026-11-01;vk;1,234;RUB\n2026-11-02;vk;2,50;RUB\n").Costs[0].Cost);
        Assert.Equal("cost", Assert.Single(Read("day;source;cost;currency\n2026-11-01;vk;1,234;RUB\n").Bad).Field);
    }

    [Fact]
    public void A_hundred_thousand_lines_are_read_and_no_more()
    {
        var lines = new StringBuilder("day,source,campaign,cost,currency\n");
        for (var i = 0; i < CostTableReader.MostLines; i++)
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"2026-11-01,vk,c{i},0.01,RUB\n");
        Assert.Equal(CostTableReader.MostLines, Read(lines.ToString()).Costs.Count);
        Assert.Equal("file", Field(lines.Append("2026-11-01,vk,one-more,0.01,RUB\n").ToString(), Nothing));
    }

    private static CostTable Read(string text, CostDefaults? defaults = null)
    {
        var (table, problem) = CostTableReader.Read(text, defaults ?? Nothing);
        Assert.Null(problem?.ProblemDetails.Detail);
        return table!;
    }

    private static string? Field(string text, CostDefaults defaults) => CostTableReader.Read(text, defaults).Problem?.ProblemDetails.Extensions["field"] as string;
}
