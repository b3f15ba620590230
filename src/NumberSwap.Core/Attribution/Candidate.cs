namespace NumberSwap.Core.Attribution;

/// <summary>A session that may have caused a call.</summary>
/// <param name="Probability">0 to 1; all candidates together leave room for "none of them".</param>
/// <param name="Campaign">utm_campaign of its source.</param>
/// <param name="DelaySeconds">From its last sight to the ring; 0 when it was seen after the ring as well.</param>
/// <param name="Evidence">What speaks for it besides the delay.</param>
public sealed record Candidate(string Session, double Probability, string Source, string? Campaign, int DelaySeconds = 0, Evidence Evidence = Evidence.None);
