using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the table <c>calls</c>, which <see cref="RecordStore"/> writes.</summary>
public sealed class CallStore(Database database)
{
    /// <summary>The call, of any site when <paramref name="site"/> is null (then the newest one with that id).</summary>
    public Task<CallRecord?> FindAsync(string? site, string id, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<IReadOnlyList<CallRecord>> ListAsync(CallFilter filter, CancellationToken cancellation = default) => throw new NotSupportedException();
}
