using System.Text.Encodings.Web;
using System.Text.Json;
using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>What a transcript says to the reports, as the columns of <c>transcripts</c> that they add up.</summary>
/// <param name="Path">The stages in their order, a digit each. Of a very long one the rest is left out; <paramref name="Transitions"/> counts all.</param>
/// <param name="Phrases">The counted phrases with their numbers as JSON; empty where none was said.</param>
/// <param name="Requests">The types of request as JSON; empty where it was none.</param>
/// <param name="TalkMs">When the last passage ends.</param>
internal sealed record FindingRow(string Path, int Transitions, int Clarifying, string Phrases, string Requests, long TalkMs)
{
    private const int MaxPath = 400;

    // Six letters for each Russian one would make the rows that are added up three times as long.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static FindingRow Of(TalkFacts facts) => new(
        string.Concat(facts.Stages.Take(MaxPath).Select(stage => (char)('0' + (int)stage))),
        facts.Transitions,
        facts.Clarifying,
        facts.Phrases.Count == 0 ? "" : JsonSerializer.Serialize(facts.Phrases, Json),
        facts.Requests.Count == 0 ? "" : JsonSerializer.Serialize(facts.Requests, Json),
        (long)Math.Round(facts.Seconds * 1000));

    public static IReadOnlyList<TalkStage> StagesOf(string path) => [.. path.Select(digit => (TalkStage)(digit - '0'))];

    public static IReadOnlyDictionary<string, int> PhrasesOf(string phrases) =>
        phrases.Length == 0 ? new Dictionary<string, int>(StringComparer.Ordinal) : JsonSerializer.Deserialize<Dictionary<string, int>>(phrases)!;

    public static IReadOnlyList<string> RequestsOf(string requests) => requests.Length == 0 ? [] : JsonSerializer.Deserialize<List<string>>(requests)!;
}
