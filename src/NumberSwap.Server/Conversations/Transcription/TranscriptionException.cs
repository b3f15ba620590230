namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>A recording was not transcribed.</summary>
/// <param name="message">Why, as the page shows it; without the key.</param>
/// <param name="isFinal">True: the same again would fail again.</param>
/// <param name="after">When the endpoint wants to be asked again; null: it does not say.</param>
public sealed class TranscriptionException(string message, bool isFinal, TimeSpan? after = null) : Exception(message)
{
    public bool IsFinal => isFinal;

    public TimeSpan? After => after;
}
