using System.Text.Json.Serialization;

namespace NumberSwap.Core.Conversations;

/// <summary>How far the transcription of a recording is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TranscriptionState>))]
public enum TranscriptionState
{
    /// <summary>It is to be sent, for the first time or again.</summary>
    Waiting = 0,

    Done = 1,

    /// <summary>Given up, with a fault, until somebody tries it again.</summary>
    Parked = 2,
}
