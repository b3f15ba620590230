namespace NumberSwap.Server.Generating;

/// <summary>What sort of call a made-up one is.</summary>
internal enum GeneratedCallKind
{
    /// <summary>Somebody who may buy.</summary>
    Buyer,

    /// <summary>A question about something that was bought.</summary>
    Service,

    /// <summary>Advertising, or a robot.</summary>
    Spam,
}
