using NumberSwap.Core.People;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>An invitation that is open.</summary>
/// <param name="Site">Id of the site; null: every site.</param>
public sealed record InvitationItem(string Id, string Email, Role Role, string? Site, DateTime CreatedAt, DateTime ExpiresAt)
{
    public static InvitationItem Of(Invitation open) => new(
        open.Id, open.Email, open.Role, open.Site == Person.AllSites ? null : open.Site, UnixTime.ToUtc(open.CreatedAt), UnixTime.ToUtc(open.ExpiresAt));
}
