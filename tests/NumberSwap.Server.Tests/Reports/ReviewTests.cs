using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Core.People;
using NumberSwap.Server.Reviews;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>A quarter on one page says what the reports say that it is made of.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_quarter_stands_beside_the_one_before()
    {
        var clock = new StoryClock();
        await using var server = new LocalServer(clock);
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(3);
        var quarter = Quarter.NameOf(Quarter.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=boilers");
        await shop.CallAsync(visit.Number, "sold", "ringing");
        (await server.PostAsync("/v1/calls", new { id = "sold", from = "+79161234567", to = visit.Number, status = "completed", talkSeconds = 240, @operator = "Анна" })).Expect(HttpStatusCode.OK);
        (await server.PostAsync("/v1/calls", new { id = "lost", from = "+79161234568", to = visit.Number, status = "missed" })).Expect(HttpStatusCode.OK);
        Assert.Equal(2, (await shop.CallsAsync()).Count);
        (await server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", callId = "sold", outcome = "won", amount = 50_000, currency = "RUB" } } })).Expect(HttpStatusCode.OK);

        var review = await GetAsync("");
        Assert.Equal(quarter, review.GetProperty("quarter").GetString());
        var money = review.GetProperty("sources").GetProperty("total");
        Assert.Equal((2, 1, 1, 50_000), (Number(money, "calls"), Number(money, "targetCalls"), Number(money, "deals"), Number(money, "revenue")));
        Assert.Equal("yandex", review.GetProperty("sources").GetProperty("rows")[0].GetProperty("key").GetString());
        Assert.Equal(1, Number(review.GetProperty("missed"), "missed"));
        var anna = review.GetProperty("team").GetProperty("operators").EnumerateArray().Single(line => line.GetProperty("name").GetString() == "Анна");
        Assert.Equal((1, 1), (Number(anna.GetProperty("now"), "calls"), Number(anna.GetProperty("now"), "deals")));

        // The next quarter has it as the one before.
        clock.Advance(TimeSpan.FromDays(92));
        var next = await GetAsync("?quarter=" + Quarter.NameOf(Quarter.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))));
        Assert.Equal(0, Number(next.GetProperty("sources").GetProperty("total"), "calls"));
        Assert.Equal(2, Number(next.GetProperty("sources").GetProperty("totalBefore"), "calls"));
        Assert.Equal(2, Number((await GetAsync("?quarter=" + quarter)).GetProperty("sources").GetProperty("total"), "calls"));

        (await server.GetAsync($"{shop.Path}/reports/review?quarter=2026-Q5")).ExpectProblem(400, "invalid", "quarter");
        var analyst = await shop.SignInAsync(Role.Analyst);
        var page = (await analyst.GetAsync($"/sites/{shop.Id}/review?quarter={quarter}")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("Анна", page, StringComparison.Ordinal);
        Assert.Contains("boilers", page, StringComparison.Ordinal);
        Assert.DoesNotContain("9161234567", page, StringComparison.Ordinal);
        (await analyst.GetAsync($"/sites/{shop.Id}/review?quarter=soon")).Expect(HttpStatusCode.NotFound);

        async Task<JsonElement> GetAsync(string query) => (await server.GetAsync($"{shop.Path}/reports/review{query}")).Expect(HttpStatusCode.OK).Json;
    }

    [Theory]
    [InlineData("2026-Q1", 2026, 1, 31)]
    [InlineData("2024-Q1", 2024, 1, 31)]
    [InlineData("2026-Q4", 2026, 10, 31)]
    public void Quarters_are_named_and_read(string name, int year, int month, int lastDay)
    {
        Assert.True(Quarter.TryRead(name, out var quarter));
        Assert.Equal((new DateOnly(year, month, 1), new DateOnly(year, month + 2, lastDay)), (quarter.From, quarter.To));
        Assert.Equal(name, Quarter.NameOf(quarter));
    }

    /// <summary>28 September to 4 October 2026 has its Thursday, 1 October, in the fourth quarter.</summary>
    [Theory]
    [InlineData("2026-Q3", "2026-12-01", "2026-06-29", "2026-09-21")]
    [InlineData("2026-Q4", "2027-03-01", "2026-09-28", "2026-12-28")]
    [InlineData("2027-Q1", "2027-06-01", "2027-01-04", "2027-03-22")]
    [InlineData("2026-Q4", "2026-11-22", "2026-09-28", "2026-11-16")]
    [InlineData("2027-Q1", "2027-01-02", "2027-01-04", "2027-01-04")]
    public void A_week_is_of_the_quarter_of_its_Thursday(string name, string today, string first, string last)
    {
        Assert.True(Quarter.TryRead(name, out var quarter));
        var weeks = Quarter.WeeksOf(quarter, DateOnly.Parse(today, CultureInfo.InvariantCulture));
        Assert.Equal((first, last), (Text(weeks.First.Monday), Text(weeks.Last.Monday)));

        static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("1999-Q1")]
    [InlineData("２026-Q1")]
    [InlineData("2026-q1")]
    [InlineData("2026-Q11")]
    public void What_names_no_quarter_is_refused(string? text) => Assert.False(Quarter.TryRead(text, out _));

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
