namespace NumberSwap.Server.Demo;

/// <summary>A call that the demo page plays.</summary>
/// <param name="Number">The dialled number, one of the demo site's.</param>
/// <param name="Call">Left out: it rings. Id of a call that rang: it is over.</param>
/// <param name="TalkSeconds">How long it took, 0 to 3600; only with <paramref name="Call"/>.</param>
public sealed record DemoCallRequest(string? Number, string? Call, int? TalkSeconds);
