using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Leasing;

/// <summary>What a session is remembered by: set when it starts, never changed.</summary>
/// <remarks>
/// A <see cref="Packed"/> one is the text that the journal and SQL have of it until somebody reads it: two objects for the collector
/// to keep instead of six, and nothing to write anew.
/// </remarks>
[JsonConverter(typeof(VisitConverter))]
public sealed class Visit : IEquatable<Visit>
{
    private readonly byte[]? _json;
    private VisitFacts? _facts;

    /// <summary>A visit.</summary>
    /// <param name="landingPage">Address of its first page, without the fragment.</param>
    /// <param name="referrer">Address that led there, or null.</param>
    /// <param name="source">Where the visit came from.</param>
    /// <param name="campaign">Id of the campaign that covers it, or null.</param>
    /// <param name="mobile">True when the browser said it is a phone.</param>
    public Visit(string landingPage, string? referrer, TrafficSource source, string? campaign, bool mobile = false)
        : this(new VisitFacts(landingPage, referrer, source, campaign, mobile))
    {
    }

    internal Visit(VisitFacts facts) => _facts = facts;

    private Visit(byte[] json) => _json = json;

    public string LandingPage => Facts.LandingPage;
    public string? Referrer => Facts.Referrer;
    public TrafficSource Source => Facts.Source;
    public string? Campaign => Facts.Campaign;
    public bool Mobile => Facts.Mobile;

    // Two readers at once read the same.
    private VisitFacts Facts => _facts ??= JsonSerializer.Deserialize(_json, JournalJson.Default.VisitFacts)!;

    /// <summary>The same visit as its text, to be kept for long.</summary>
    public Visit Packed() => _json is null ? new(JsonSerializer.SerializeToUtf8Bytes(_facts!, JournalJson.Default.VisitFacts)) : this;

    /// <summary>Its JSON.</summary>
    public string ToJson() => _json is null ? JsonSerializer.Serialize(_facts!, JournalJson.Default.VisitFacts) : Encoding.UTF8.GetString(_json);

    public bool Equals(Visit? other) => other is not null && Facts == other.Facts;

    public override bool Equals(object? obj) => Equals(obj as Visit);

    public override int GetHashCode() => Facts.GetHashCode();

    internal void WriteTo(Utf8JsonWriter writer)
    {
        if (_json is null)
            JsonSerializer.Serialize(writer, _facts!, JournalJson.Default.VisitFacts);
        else
            writer.WriteRawValue(_json, skipInputValidation: true);
    }
}
