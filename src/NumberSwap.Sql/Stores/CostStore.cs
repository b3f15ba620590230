using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>ad_costs</c>: what advertising cost, a row for each day, source, medium, campaign and term.</summary>
public sealed class CostStore(Database database)
{
    private const string Update =
        """
        UPDATE ad_costs SET source = @Source, medium = @Medium, campaign = @Campaign, term = @Term, campaign_number = @Number, cost = @Cost, currency = @Currency, clicks = @Clicks, impressions = @Impressions
        WHERE site_id = @Site AND day = @Day AND row_hash = @Hash
        """;

    private const string Insert =
        """
        INSERT INTO ad_costs (site_id, day, row_hash, source, medium, campaign, campaign_number, term, cost, currency, clicks, impressions)
        SELECT @Site, @Day, @Hash, @Source, @Medium, @Campaign, @Number, @Term, @Cost, @Currency, @Clicks, @Impressions
        WHERE NOT EXISTS (SELECT 1 FROM ad_costs WHERE site_id = @Site AND day = @Day AND row_hash = @Hash)
        """;

    /// <summary>Stores costs in one transaction; one of the same day, source, medium, campaign (its name, or its number) and term is replaced.</summary>
    public Task PutAsync(string site, IReadOnlyCollection<AdCost> costs, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var rows = costs.Select(cost => CostRow.Of(site, cost)).GroupBy(row => (row.Day, row.Hash)).Select(same => same.Last()).ToList();
        return database.WriteAsync(
            async work =>
            {
                foreach (var day in rows.GroupBy(row => row.Day))
                    await RemoveRenamedAsync(work, site, day);
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
        var order = string.Join(", ", (columns[0] == "day" ? ["day DESC", "SUM(cost / 10000.0) DESC"] : new[] { "SUM(cost / 10000.0) DESC" }).Concat(columns.Where(column => column != "day")));
        return database.ReadAsync<IReadOnlyList<CostSum>>(
            async work => [.. (await work.QueryAsync<SumRow>(
                $"""
                SELECT {Shown("day", "Day")}, {Shown("source", "Source")}, {Shown("medium", "Medium")}, {Shown("campaign", "Campaign")}, {Shown("campaign_number", "Number")},
                    {Shown("term", "Term")}, currency AS Currency, SUM(cost / 10000) AS Units, SUM(cost % 10000) AS Rest, SUM(COALESCE(clicks, 0)) AS Clicks, SUM(COALESCE(impressions, 0)) AS Impressions, COUNT(*) AS Rows
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

    /// <summary>Removes what is known of the same campaigns by another name: an ad system's export has today's names on past days too. Or with other capitals.</summary>
    private static async Task RemoveRenamedAsync(Work work, string site, IGrouping<int, CostRow> told)
    {
        var names = told.Select(row => row.Hash).ToHashSet(StringComparer.Ordinal);
        var numbers = told.Where(row => row.Number is not null).Select(row => CostRow.HashOf(row.Source, row.Medium, row.Number!, row.Term)).ToHashSet(StringComparer.Ordinal);
        var known = await work.QueryAsync<KnownRow>(
            "SELECT row_hash AS Hash, source AS Source, medium AS Medium, campaign AS Campaign, campaign_number AS Number, term AS Term FROM ad_costs WHERE site_id = @site AND day = @day",
            new { site, day = told.Key });
        var renamed = known.Where(row => !names.Contains(row.Hash) && (names.Contains(row.ByName) || (row.ByNumber is { } number && numbers.Contains(number))));
        await work.ExecuteEachAsync(
            "DELETE FROM ad_costs WHERE site_id = @site AND day = @day AND row_hash = @Hash", [.. renamed.Select(row => new { site, day = told.Key, row.Hash })]);
    }

    private sealed record CostRow(
        string Site, int Day, string Hash, string Source, string Medium, string Campaign, string? Number, string Term, long Cost, string Currency, long? Clicks, long? Impressions)
    {
        public static CostRow Of(string site, AdCost cost) => new(
            site,
            cost.Day.DayNumber,
            HashOf(cost.Source, cost.Medium, cost.Campaign, cost.Term),
            cost.Source,
            cost.Medium,
            cost.Campaign,
            cost.CampaignNumber,
            cost.Term,
            Amount.ToStored(cost.Cost),
            cost.Currency,
            cost.Clicks,
            cost.Impressions);

        // Each text with its length in front, so that no two rows read the same; capitals make no difference.
        public static string HashOf(params string[] texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            texts.Select(text => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text.ToLowerInvariant()}"))))));
    }

    /// <summary>What says which cost a row is.</summary>
    private sealed record KnownRow
    {
        public required string Hash { get; init; }
        public required string Source { get; init; }
        public required string Medium { get; init; }
        public required string Campaign { get; init; }
        public string? Number { get; init; }
        public required string Term { get; init; }

        public string ByName => CostRow.HashOf(Source, Medium, Campaign, Term);

        public string? ByNumber => Number is null ? null : CostRow.HashOf(Source, Medium, Number, Term);
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
        public long Units { get; init; }
        public long Rest { get; init; }
        public long Clicks { get; init; }
        public long Impressions { get; init; }
        public long Rows { get; init; }

        public CostSum ToSum() => new(Day is { } day ? DateOnly.FromDayNumber(day) : null, Source, Medium, Campaign, Number, Term, Amount.FromSums(Units, Rest), Currency, Clicks, Impressions, Rows);
    }
}
