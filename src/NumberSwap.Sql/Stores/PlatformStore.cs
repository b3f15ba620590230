namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>platform_credentials</c>: what a site's call platform signs with, encrypted by the caller.</summary>
public sealed class PlatformStore(Database database)
{
    /// <summary>Stores or replaces the credentials of one platform of one site.</summary>
    public Task PutAsync(string site, string platform, string protectedJson, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>All credentials: site id, platform name, encrypted JSON.</summary>
    public Task<IReadOnlyList<(string Site, string Platform, string ProtectedJson)>> ListAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
}
