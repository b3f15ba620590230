using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>The form in which a transcription is asked for: <c>response_format</c>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AnswerFormat>))]
public enum AnswerFormat
{
    /// <summary>By the model's name: those that tell speakers apart, those that know JSON without times alone, all others.</summary>
    Auto = 0,

    /// <summary><c>verbose_json</c>: passages with their times.</summary>
    Verbose = 1,

    /// <summary><c>diarized_json</c>: passages with their times and speakers.</summary>
    Diarized = 2,

    /// <summary><c>json</c>: one text without times.</summary>
    Plain = 3,
}
