using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>campaigns</c>; a static number is a row of <c>numbers</c> that names its campaign.</summary>
public sealed class CampaignStore(Database database)
{
    /// <summary>Adds a campaign and gives it the site's next code (its <see cref="Campaign.Code"/> is ignored). Throws <see cref="ConflictException"/> when the static number is taken.</summary>
    public Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Campaign?> FindAsync(string site, string id, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<Campaign>> ListAsync(string site, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<Campaign>> ListAllAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Replaces all but id, site, code and creation time. False when there is no such campaign. Throws <see cref="ConflictException"/> when the static number is taken.</summary>
    public Task<bool> UpdateAsync(Campaign campaign, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<bool> DeleteAsync(string site, string id, CancellationToken cancellation = default) => throw new NotSupportedException();
}
