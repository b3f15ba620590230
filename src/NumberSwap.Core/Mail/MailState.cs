using System.Text.Json.Serialization;

namespace NumberSwap.Core.Mail;

/// <summary>How far a mail has come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MailState>))]
public enum MailState
{
    /// <summary>It will be sent, or is just now.</summary>
    Pending = 0,

    Sent = 1,

    /// <summary>Given up: the server refused it for good, or could not be reached for too long.</summary>
    Parked = 2,

    /// <summary>What it was about was over before it could be sent.</summary>
    Dropped = 3,
}
