using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Conversations.Transcripts;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>Reads what an endpoint answers: <c>verbose_json</c>, <c>diarized_json</c> or <c>json</c>, whichever it is.</summary>
public static partial class TranscriptionAnswer
{
    /// <summary>The JSON of an answer, without halves of characters, which no text of it could be read with.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonElement Parse(byte[] body) =>
        JsonSerializer.Deserialize<JsonElement>(SurrogateEscape().Replace(Encoding.UTF8.GetString(body), static found => found.Length == LoneLength ? "" : found.Value));

    /// <summary>The passages; none: nothing was said. Null: it is no such answer.</summary>
    public static (string? Language, IReadOnlyList<SpokenSegment> Segments)? Read(JsonElement answer, Speaker first)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return null;
        var language = Text(answer, "language") is { Length: > 0 and <= 16 } named ? named : null;
        if (answer.TryGetProperty("segments", out var segments) && segments.ValueKind == JsonValueKind.Array)
        {
            // In the order of their times, since who speaks first takes the call.
            var names = new List<string>();
            return (language, [.. segments.EnumerateArray().Take(TranscriptReader.MostSegments).Where(segment => segment.ValueKind == JsonValueKind.Object)
                .OrderBy(segment => Seconds(segment, "start") ?? 0).Select(segment => SegmentOf(segment, names, first)).OfType<SpokenSegment>()]);
        }

        if (Text(answer, "text") is not { } text)
            return null;
        return (language, [.. Pieces(text).Select(piece => new SpokenSegment(Speaker.Unknown, 0, null, piece))]);
    }

    private static SpokenSegment? SegmentOf(JsonElement segment, List<string> names, Speaker first)
    {
        if (Text(segment, "text") is not { } text || Pieces(text) is not [var said, ..])
            return null;
        var start = Math.Clamp(Seconds(segment, "start") ?? 0, 0, TranscriptReader.MaxSeconds);
        var end = Seconds(segment, "end") is { } told && told >= start ? Math.Min(told, TranscriptReader.MaxSeconds) : (double?)null;
        return new SpokenSegment(SpeakerOf(Text(segment, "speaker"), names, first), start, end, said);
    }

    /// <summary>Who speaks: by a name that says so, else the first is who takes the call, and the second the other.</summary>
    private static Speaker SpeakerOf(string? name, List<string> names, Speaker first)
    {
        if (string.IsNullOrEmpty(name) || first == Speaker.Unknown)
            return Speaker.Unknown;
        if (name.Equals("caller", StringComparison.OrdinalIgnoreCase) || name.Equals("customer", StringComparison.OrdinalIgnoreCase) || name.Equals("client", StringComparison.OrdinalIgnoreCase))
            return Speaker.Caller;
        if (name.Equals("operator", StringComparison.OrdinalIgnoreCase) || name.Equals("agent", StringComparison.OrdinalIgnoreCase))
            return Speaker.Operator;
        if (!names.Contains(name) && names.Count < 2)
            names.Add(name);
        var other = first == Speaker.Operator ? Speaker.Caller : Speaker.Operator;
        return names.IndexOf(name) switch { 0 => first, 1 => other, _ => Speaker.Unknown };
    }

    /// <summary>A text in pieces of the length that a passage may have, never cut within a character; none: it says nothing.</summary>
    private static List<string> Pieces(string text)
    {
        var rest = TranscriptReader.Clean(text.Replace("\ufffd", "", StringComparison.Ordinal)).Trim();
        var pieces = new List<string>();
        while (rest.Length > TranscriptReader.MaxText)
        {
            var length = char.IsHighSurrogate(rest[TranscriptReader.MaxText - 1]) ? TranscriptReader.MaxText - 1 : TranscriptReader.MaxText;
            pieces.Add(rest[..length]);
            rest = rest[length..];
        }

        if (rest.Length > 0)
            pieces.Add(rest);
        return pieces;
    }

    private const int LoneLength = 6;

    /// <summary>An escaped backslash, an escaped character in two halves, or a half without the other.</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SurrogateEscape();

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Seconds(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;
}
