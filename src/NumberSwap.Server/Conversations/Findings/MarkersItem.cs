using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Findings;

/// <summary>What is looked for in a site's calls. In a request, lists that are left out stay.</summary>
/// <param name="Introduction">Phrases by which a stage is known; with <c>*</c> behind it a phrase's last word may go on.</param>
/// <param name="Need">The same for the next stage, and so on.</param>
/// <param name="Phrases">Set phrases that are counted by operator.</param>
/// <param name="Clarifying">What an operator's question has to hold to count as clarifying.</param>
/// <param name="Requests">Types of requests with the phrases by which a call is known to be one.</param>
/// <param name="IsOwn">False: these are the usual ones. In a request, <c>false</c> brings them back.</param>
public sealed record MarkersItem(
    IReadOnlyList<string>? Introduction = null,
    IReadOnlyList<string>? Need = null,
    IReadOnlyList<string>? Offer = null,
    IReadOnlyList<string>? Objection = null,
    IReadOnlyList<string>? Agreement = null,
    IReadOnlyList<string>? Phrases = null,
    IReadOnlyList<string>? Clarifying = null,
    IReadOnlyList<RequestMarker>? Requests = null,
    bool? IsOwn = null)
{
    public static MarkersItem Of(TalkMarkers markers, bool isOwn) => new(
        markers.Of(TalkStage.Introduction),
        markers.Of(TalkStage.Need),
        markers.Of(TalkStage.Offer),
        markers.Of(TalkStage.Objection),
        markers.Of(TalkStage.Agreement),
        markers.Phrases,
        markers.Clarifying,
        markers.Requests,
        isOwn);
}
