using NumberSwap.Core.Conversations;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How a site's recordings are transcribed. Kept encrypted.</summary>
/// <param name="Address">Base address, to which <c>/audio/transcriptions</c> is added: <c>https://api.openai.com/v1</c>.</param>
/// <param name="Key">Sent as bearer token; null: none.</param>
/// <param name="Language">Of the calls, ISO 639-1; null: the model finds out.</param>
/// <param name="FirstSpeaker">Who speaks first, where speakers are told apart without names.</param>
/// <param name="PerDay">Most recordings a day (UTC).</param>
/// <param name="MaxMegabytes">Largest file that the endpoint takes.</param>
public sealed record AdapterSettings(string Address, string Model, string? Key, string? Language, AnswerFormat Format, Speaker FirstSpeaker, int PerDay, int MaxMegabytes)
{
    /// <summary>The format to ask for.</summary>
    public AnswerFormat Asked =>
        Format != AnswerFormat.Auto ? Format
        : Model.Contains("diarize", StringComparison.OrdinalIgnoreCase) ? AnswerFormat.Diarized
        : Model.StartsWith("gpt-", StringComparison.OrdinalIgnoreCase) ? AnswerFormat.Plain
        : AnswerFormat.Verbose;
}
