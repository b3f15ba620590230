using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Stores;

/// <summary>What is to replace a call's attribution.</summary>
/// <param name="site">Id of the call's site.</param>
/// <param name="call">The call's id.</param>
/// <param name="version">The version that it replaces.</param>
/// <param name="attribution">What is believed now.</param>
/// <param name="now">When it was made, Unix time in ms.</param>
/// <param name="next">When the call is to be attributed again, Unix time in ms; null: not any more.</param>
public sealed class NewAttribution(string site, string call, int version, CallAttribution attribution, long now, long? next)
{
    // Properties are the statement's parameters.
    public string Site => site;
    public string Call => call;
    public int Version => version;
    public long Now => now;
    public long? Next => next;
    public string Json => JsonSerializer.Serialize(attribution, JournalJson.Default.CallAttribution);
    public MatchLevel MatchLevel => attribution.Match;
    public double Probability => attribution.Probability;
    public string? Session => attribution.Lease?.Session;
    public string? Source => Bounded.Text(attribution.Source?.Source, 200);
    public string? Medium => Bounded.Text(attribution.Source?.Medium, 100);
    public string? Campaign => attribution.Campaign;
}
