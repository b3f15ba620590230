namespace NumberSwap.Core.Mail;

/// <summary>Somebody who gets mails of a site.</summary>
public sealed record AlertAddress
{
    /// <summary>Lower case.</summary>
    public required string Email { get; init; }

    /// <summary>Id of the person whose address it is; null: an address that belongs to nobody who signs in.</summary>
    public string? Person { get; init; }

    /// <summary><c>en</c> or <c>ru</c>; null: the person's, else English.</summary>
    public string? Language { get; init; }
}
