namespace NumberSwap.Server.Tests.Support;

/// <summary>What a call was matched to.</summary>
public sealed record Match(
    string? Id, string? Destination, [property: System.Text.Json.Serialization.JsonPropertyName("match")] string Level, double Probability,
    MatchSession? Session, MatchCampaign? Campaign, IReadOnlyList<MatchCandidate> Candidates);
