using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How a site's recordings are to be transcribed.</summary>
/// <param name="Address">Base address of an OpenAI-compatible endpoint, for example <c>https://api.openai.com/v1</c>.</param>
/// <param name="Model">For example <c>whisper-1</c> or <c>gpt-4o-transcribe-diarize</c>.</param>
/// <param name="Key">Left out: the one that is known stays, if the address does; empty: none.</param>
/// <param name="Language">ISO 639-1; left out: the model finds out.</param>
/// <param name="Format"><c>auto</c> (usual), <c>verbose</c>, <c>diarized</c> or <c>plain</c>.</param>
/// <param name="FirstSpeaker">Who speaks first, where speakers are told apart without names: <c>operator</c> (usual), <c>caller</c> or <c>unknown</c>.</param>
/// <param name="PerDay">Most recordings a day (UTC), 1 to 100000; 200 when left out.</param>
/// <param name="MaxMegabytes">Largest file that the endpoint takes, 1 to 2000 MB; 25 when left out.</param>
public sealed record AdapterRequest(
    string? Address, string? Model, string? Key = null, string? Language = null, AnswerFormat? Format = null, Speaker? FirstSpeaker = null, int? PerDay = null, int? MaxMegabytes = null);
