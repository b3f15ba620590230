using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>ad_costs</c>: what advertising cost, a row for each day, source, medium, campaign and term.</summary>
public sealed class CostStore(Database database)
{
    private const string Update =
        """
        UPDATE ad_costs SET campaign_number = @Number, cost = @Cost, currency = @Currency, clicks = @Clicks, impressions = @Impressions
        WHERE site_id = @Site AND day = @Day AND row_hash = @Hash
        """;

    private const string Insert =
        """
        INSERT INTO ad_costs (site_id, day, row_hash, source, medium, campaign, campaign_number, term, cost, currency, clicks, impressions)
        SELECT @Site, @Day, @Hash, @Source, @Medium, @Campaign, @Number, @Term, @Cost, @Currency, @Clicks, @Impressions
        WHERE NOT EXISTS (SELECT 1 FROM ad_costs WHERE site_id = @Site AND day = @Day AND row_hash = @Hash)
        """;

    /// <summary>Stores costs in one transaction; one of the same day, source, medium, campaign and term is replaced.</summary>
    public Task PutAsync(string site, IReadOnlyCollection<AdCost> costs, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var rows = costs.Select(cost => CostRow.Of(site, cost)).ToList();
        return database.WriteAsync(
            async work =>
            {
                await work.ExecuteEachAsync(Update, rows);
                await work.ExecuteEachAsync(Insert, rows);
                await FactVersions.ChangeAsync(work, site, FactKind.Cost, rows.Select(row => FactPart.OfDay(row.Day)));
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);
    }

    /// <summary>The costs of some days, grouped, each currency apart; the newest days or the dearest first.</summary>
    /// <param name="to">The last day.</param>
    /// <param name="max">Most sums, 1 to 10,001.</param>
    public Task<IReadOnlyList<CostSum>> SumAsync(string site, DateOnly from, DateOnly to, CostGroup group, string? source = null, int max = 1000, CancellationToken cancellation = default)
    {
        string[] columns = group switch
        {
            CostGroup.Day => ["day"],
            CostGroup.Source => ["source", "medium"],
            CostGroup.Campaign => ["source", "medium", "campaign", "campaign_number"],
            _ => ["day", "source", "medium", "campaign", "campaign_number", "term"],
        };
        var order = string.Join(", ", (columns[0] == "day" ? ["day DESC", "Cost DESC"] : new[] { "Cost DESC" }).Concat(columns.Where(column => column != "day")));
        return database.ReadAsync<IReadOnlyList<CostSum>>(
            async work => [.. (await work.QueryAsync<SumRow>(
                $"""
                SELECT {Shown("day", "Day")}, {Shown("source", "Source")}, {Shown("medium", "Medium")}, {Shown("campaign", "Campaign")}, {Shown("campaign_number", "Number")},
                    {Shown("term", "Term")}, currency AS Currency, SUM(cost) AS Cost, SUM(COALESCE(clicks, 0)) AS Clicks, SUM(COALESCE(impressions, 0)) AS Impressions, COUNT(*) AS Rows
                FROM ad_costs WHERE site_id = @site AND day >= @from AND day <= @to{(source is null ? "" : " AND source = @source")}
                GROUP BY {string.Join(", ", columns)}, currency ORDER BY {order}, currency {work.Dialect.Limit}
                """,
                new { site, from = from.DayNumber, to = to.DayNumber, source, limit = Math.Clamp(max, 1, 10_001) })).Select(row => row.ToSum())],
            cancellation);

        string Shown(string column, string name) => columns.Contains(column) ? $"{column} AS {name}" : $"NULL AS {name}";
    }

    /// <summary>Deletes the costs of some days, of one source or of all; returns how many rows went.</summary>
    public async Task<int> DeleteAsync(string site, DateOnly from, DateOnly to, string? source, Func<int, AuditEntry>? audit = null, CancellationToken cancellation = default)
    {
        var deleted = 0;
        await database.WriteAsync(
            async work =>
            {
                deleted = await work.ExecuteAsync(
                    $"DELETE FROM ad_costs WHERE site_id = @site AND day >= @from AND day <= @to{(source is null ? "" : " AND source = @source")}",
                    new { site, from = from.DayNumber, to = to.DayNumber, source });
                await FactVersions.ChangeAsync(work, site, FactKind.Cost, await work.QueryAsync<int>(
                    "SELECT part FROM fact_versions WHERE site_id = @site AND kind = @kind AND part >= @first AND part <= @last",
                    new { site, kind = FactKind.Cost, first = FactPart.OfDay(from.DayNumber), last = FactPart.OfDay(to.DayNumber) }));
                return deleted > 0 && await AuditStore.WroteAsync(work, audit?.Invoke(deleted));
            },
            cancellation);
        return deleted;
    }

    private sealed record CostRow(
        string Site, int Day, string Hash, string Source, string Medium, string Campaign, string? Number, string Term, long Cost, string Currency, long? Clicks, long? Impressions)
    {
        public static CostRow Of(string site, AdCost cost) => new(
            site,
            cost.Day.DayNumber,
            HashOf(cost),
            cost.Source,
            cost.Medium,
            cost.Campaign,
            cost.CampaignNumber,
            cost.Term,
            Amount.ToStored(cost.Cost),
            cost.Currency,
            cost.Clicks,
            cost.Impressions);

        // Each text with its length in front, so that no two rows read the same.
        private static string HashOf(AdCost cost) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            new[] { cost.Source, cost.Medium, cost.Campaign, cost.Term }.Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}"))))));
    }

    private sealed record SumRow
    {
        public int? Day { get; init; }
        public string? Source { get; init; }
        public string? Medium { get; init; }
        public string? Campaign { get; init; }
        public string? Number { get; init; }
        public string? Term { get; init; }
        public required string Currency { get; init; }
        public long Cost { get; init; }
        public long Clicks { get; init; }
        public long Impressions { get; init; }
        public long Rows { get; init; }

        public CostSum ToSum() => new(Day is { } day ? DateOnly.FromDayNumber(day) : null, Source, Medium, Campaign, Number, Term, Amount.FromStored(Cost), Currency, Clicks, Impressions, Rows);
    }
}
