using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>A CRM that deals come back from.</summary>
public interface ICrm
{
    /// <summary>Its name in addresses and of its deals.</summary>
    string System { get; }

    /// <summary>True when there is something to be fetched with these settings.</summary>
    bool Fetches(CrmSettings settings);

    /// <summary>What a webhook's form tells: the deals as far as it says what they are, and the ids of those that it tells of.</summary>
    /// <returns>Null when the form is not from the owner's CRM.</returns>
    (IReadOnlyList<DealRequest> Deals, IReadOnlyList<string> Ids)? Read(IReadOnlyDictionary<string, string> form, CrmSettings settings);

    /// <summary>The deal as it is there now; null: it is gone.</summary>
    /// <exception cref="CrmException">It did not answer, or not so that it could be read.</exception>
    Task<DealRequest?> FetchAsync(CrmClient client, CrmSettings settings, Site site, string id, CancellationToken cancellation);
}
