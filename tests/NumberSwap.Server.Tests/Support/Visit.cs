namespace NumberSwap.Server.Tests.Support;

/// <summary>What a page was told to show.</summary>
public sealed record Visit(string? Visitor, string? Session, int RenewAfter, int ExpiresIn, IReadOnlyList<Shown> Numbers, VisitSource Source)
{
    /// <summary>The number of a page with one target.</summary>
    public string Number => Numbers.Single().Number;

    public string Kind => Numbers.Single().Kind;

    public string? Lease => Numbers.Single().Lease;
}
