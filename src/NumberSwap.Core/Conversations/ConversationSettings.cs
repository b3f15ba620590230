namespace NumberSwap.Core.Conversations;

/// <summary>What a site's owner has set for conversations.</summary>
/// <param name="IsOwn">False: the markers are the usual ones.</param>
/// <param name="Version">Grows with every change of the markers, from 1.</param>
/// <param name="Adapter">How recordings are transcribed, encrypted; null: they are not.</param>
/// <param name="HookHash">Hash of the secret in the address that takes transcripts; null: there is none.</param>
/// <param name="ChangedAt">Unix time in ms.</param>
public sealed record ConversationSettings(TalkMarkers Markers, bool IsOwn, int Version, string? Adapter, string? HookHash, long ChangedAt)
{
    public static readonly ConversationSettings Default = new(TalkMarkers.Default, false, 1, null, null, 0);
}
