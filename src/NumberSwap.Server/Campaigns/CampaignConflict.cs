using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Campaigns;

/// <summary>Something about a campaign that its owner should know.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Others">Ids of the campaigns that it collides with.</param>
public sealed record CampaignConflict(string Campaign, ConflictKind Kind, IReadOnlyList<string> Others)
{
    /// <summary>True when the campaign cannot work as it is; false when it is good to know.</summary>
    public bool IsSerious => Kind is ConflictKind.Unreachable or ConflictKind.SameRule or ConflictKind.EmptyPool or ConflictKind.TargetGone or ConflictKind.NumberIsTarget;

    /// <summary>What it is and what to do.</summary>
    public string Detail => Text.ToString();

    [JsonIgnore]
    public ProblemText Text { get; init; } = ProblemText.None;
}
