namespace NumberSwap.Core.Traffic;

/// <summary>Where a visit came from. Texts are trimmed and bounded, <see cref="Source"/> and <see cref="Medium"/> lower case.</summary>
public sealed record TrafficSource
{
    /// <summary>For example <c>yandex</c>, <c>google</c>, <c>vk</c>, <c>chatgpt</c>, a referring host, or <c>(direct)</c>.</summary>
    public required string Source { get; init; }

    /// <summary><c>cpc</c>, <c>organic</c>, <c>social</c>, <c>email</c>, <c>ai</c>, <c>referral</c>, <c>(none)</c>, or what utm_medium says.</summary>
    public required string Medium { get; init; }

    public string? Campaign { get; init; }
    public string? Term { get; init; }
    public string? Content { get; init; }

    /// <summary>utm_id.</summary>
    public string? CampaignId { get; init; }

    /// <summary>utm_source_platform.</summary>
    public string? Platform { get; init; }

    /// <summary>Click ids by parameter name, for example <c>yclid</c>; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? ClickIds { get; init; }
}
