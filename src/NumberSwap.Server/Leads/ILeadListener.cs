using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Leads;

/// <summary>Does something with each lead once it is kept.</summary>
public interface ILeadListener
{
    /// <param name="isNew">False: it was known, and has changed.</param>
    Task HearAsync(Site site, Lead lead, bool isNew);
}
