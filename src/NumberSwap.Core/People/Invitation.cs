namespace NumberSwap.Core.People;

/// <summary>Somebody who may join with a role, by a link that works once.</summary>
/// <param name="Email">Lower case; empty for the link that makes the first owner, who names their own.</param>
/// <param name="Site">Id of the site, or <see cref="Person.AllSites"/>.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
/// <param name="ExpiresAt">Unix time in ms.</param>
public sealed record Invitation(string Id, string Email, string Site, Role Role, long CreatedAt, long ExpiresAt)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromDays(7);

    /// <summary>True for the link that makes the first owner.</summary>
    public bool IsFirst => Email.Length == 0;
}
