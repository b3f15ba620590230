using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>Checks the markers that an owner sets.</summary>
public static class MarkerReader
{
    public const int MostPhrases = 100;
    public const int MaxPhrase = 100;
    public const int MostRequests = 30;

    /// <summary>The markers with the request's lists put over them, or the problem to answer with.</summary>
    public static (TalkMarkers? Markers, ProblemHttpResult? Problem) Read(MarkersItem request, TalkMarkers known)
    {
        var stages = new Dictionary<TalkStage, IReadOnlyList<string>>();
        foreach (var (stage, field, told) in new[]
        {
            (TalkStage.Introduction, "introduction", request.Introduction), (TalkStage.Need, "need", request.Need), (TalkStage.Offer, "offer", request.Offer),
            (TalkStage.Objection, "objection", request.Objection), (TalkStage.Agreement, "agreement", request.Agreement),
        })
        {
            if (PhrasesOf(told, known.Of(stage)) is not { } phrases)
                return (null, Refused(field));
            stages[stage] = phrases;
        }

        if (PhrasesOf(request.Phrases, known.Phrases) is not { } counted)
            return (null, Refused("phrases"));
        if (PhrasesOf(request.Clarifying, known.Clarifying) is not { } clarifying)
            return (null, Refused("clarifying"));
        if (request.Requests is not { } types)
            return (new TalkMarkers { Stages = stages, Phrases = counted, Clarifying = clarifying, Requests = known.Requests }, null);
        var requests = new List<RequestMarker>();
        foreach (var type in types)
        {
            if (requests.Count == MostRequests || type is null || InputText.NameProblem(type.Name) is not null || type.Name.Length > MaxPhrase || type.Phrases is null || PhrasesOf(type.Phrases, []) is not { Count: > 0 } phrases)
                return (null, Problem.Invalid("requests", $"Name {MostRequests} types at most, each with a name and 1 to {MostPhrases} phrases of {MaxPhrase} characters at most."));
            requests.Add(new RequestMarker(type.Name.Trim(), phrases));
        }

        return requests.DistinctBy(type => type.Name, StringComparer.OrdinalIgnoreCase).Count() < requests.Count
            ? (null, Problem.Invalid("requests", "Two types have the same name."))
            : (new TalkMarkers { Stages = stages, Phrases = counted, Clarifying = clarifying, Requests = requests }, null);
    }

    /// <summary>Null for a list that is too long, or a phrase that has no word.</summary>
    private static IReadOnlyList<string>? PhrasesOf(IReadOnlyList<string>? told, IReadOnlyList<string> known)
    {
        if (told is null)
            return known;
        var read = told.Select(phrase => phrase?.Trim() ?? "").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return read.Count <= MostPhrases && read.TrueForAll(phrase => phrase.Length <= MaxPhrase && !InputText.HasLoneSurrogate(phrase) && !phrase.Any(char.IsControl) && SpokenTerm.Read(phrase) is not null) ? read : null;
    }

    private static ProblemHttpResult Refused(string field) =>
        Problem.Invalid(field, $"Name {MostPhrases} phrases at most, each with a word in it and {MaxPhrase} characters at most.");
}
