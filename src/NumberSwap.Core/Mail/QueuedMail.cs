namespace NumberSwap.Core.Mail;

/// <summary>A mail in the queue. Times are Unix ms.</summary>
public sealed record QueuedMail
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required MailKind Kind { get; init; }
    public required string Recipient { get; init; }

    /// <summary>Id of the task that it is about.</summary>
    public string? Task { get; init; }

    /// <summary>What it is about, where that is no task.</summary>
    public string? Subject { get; init; }

    public MailState State { get; init; }

    /// <summary>So far, the one under way included.</summary>
    public int Attempts { get; init; }

    public long CreatedAt { get; init; }
    public long? DoneAt { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }
}
