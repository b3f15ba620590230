namespace NumberSwap.Server.Checklists;

/// <summary>How samples are drawn from now on; what is left out stays.</summary>
public sealed record SampleSettingsRequest(int? SharePercent, int? MinTalkSeconds);
