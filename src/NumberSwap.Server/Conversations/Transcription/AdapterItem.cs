using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How a site's recordings are transcribed, and how far that is. The key is not shown again.</summary>
/// <param name="IsReadable">False: the settings cannot be decrypted, and have to be entered again.</param>
/// <param name="SentToday">Recordings that were sent today (UTC).</param>
/// <param name="Waiting">Recordings that are to be sent.</param>
/// <param name="Parked">Recordings that were given up.</param>
/// <param name="Faults">Why, for some of them.</param>
public sealed record AdapterItem(
    bool IsOn, bool IsReadable, string? Address, string? Model, bool HasKey, string? Language, AnswerFormat Format, Speaker FirstSpeaker, int PerDay, int MaxMegabytes,
    int SentToday, int Waiting, int Done, int Parked, IReadOnlyList<ParkedItem> Faults);
