using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>Checks a transcript that comes in.</summary>
public static class TranscriptReader
{
    /// <summary>Largest body, in bytes.</summary>
    public const int BodyLimit = 2 * 1024 * 1024;

    public const int MostSegments = 5000;
    public const int MaxText = 4000;
    public const double MaxSeconds = 86_400;

    private const int MaxLanguage = 16;

    /// <summary>The passages in the order of their beginnings, or the problem to answer with.</summary>
    public static (IReadOnlyList<SpokenSegment>? Segments, ProblemHttpResult? Problem) Read(TranscriptRequest request)
    {
        if (request.Segments is not { Count: > 0 and <= MostSegments } told)
            return Refuse("segments", $"It has to be a list of 1 to {MostSegments} passages.");
        if (request.Language is { Length: > MaxLanguage })
            return Refuse("language", $"It may have {MaxLanguage} characters at most.");
        var segments = new List<SpokenSegment>(told.Count);
        foreach (var segment in told)
        {
            if (SpeakerOf(segment?.Speaker) is not { } speaker)
                return Refuse("segments.speaker", "It has to be caller, operator or unknown.");
            if (segment!.Start is not (>= 0 and <= MaxSeconds) || segment.End is { } end && !(end >= segment.Start && end <= MaxSeconds))
                return Refuse("segments.start", "Start and end have to be seconds from the beginning, 0 to 86400, the end not before the start.");
            var text = segment.Text?.Trim();
            if (text is not { Length: > 0 and <= MaxText } || InputText.HasLoneSurrogate(text))
                return Refuse("segments.text", $"A passage has 1 to {MaxText} characters.");
            segments.Add(new SpokenSegment(speaker, segment.Start.Value, segment.End, Clean(text)));
        }

        return ([.. segments.OrderBy(segment => segment.Start)], null);
    }

    /// <summary>A text without what is no character: line breaks and the like become spaces.</summary>
    internal static string Clean(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = char.IsControl(from[i]) ? ' ' : from[i];
    });

    private static Speaker? SpeakerOf(string? text) => text switch
    {
        null or "" or "unknown" => Speaker.Unknown,
        "caller" => Speaker.Caller,
        "operator" => Speaker.Operator,
        _ => null,
    };

    private static (IReadOnlyList<SpokenSegment>?, ProblemHttpResult?) Refuse(string field, Core.ProblemText detail) => (null, Problem.Invalid(field, detail));
}
