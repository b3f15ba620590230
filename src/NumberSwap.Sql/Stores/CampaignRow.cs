using System.Text.Json;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>campaigns</c> with the campaign's static number, if it has one.</summary>
internal sealed record CampaignRow
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required int Code { get; init; }
    public required string Name { get; init; }
    public required int Priority { get; init; }
    public required string MatchRule { get; init; }
    public string? Pool { get; init; }
    public string? Number { get; init; }
    public string? Target { get; init; }
    public required long CreatedAt { get; init; }
    public required bool Paused { get; init; }

    public static CampaignRow Of(Campaign campaign) => new()
    {
        Id = campaign.Id,
        Site = campaign.Site,
        Code = campaign.Code,
        Name = campaign.Name,
        Priority = campaign.Priority,
        MatchRule = JsonSerializer.Serialize(campaign.Match, CatalogJson.Default.CampaignRule),
        Pool = campaign.Pool,
        Number = campaign.Number,
        Target = campaign.Target,
        CreatedAt = campaign.CreatedAt,
        Paused = campaign.Paused,
    };

    public Campaign ToCampaign() => new(
        Id,
        Site,
        Code,
        Name,
        Priority,
        JsonSerializer.Deserialize(MatchRule, CatalogJson.Default.CampaignRule) ?? new CampaignRule(),
        Pool,
        Number,
        Target,
        CreatedAt)
    {
        Paused = Paused,
    };
}
