using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Generating;

/// <summary>A visit that is made up.</summary>
/// <param name="Visitor">Id of who comes, for the first time or again.</param>
/// <param name="Ad">The way by which they come.</param>
/// <param name="Campaign">The campaign that covers it.</param>
internal sealed record GeneratedVisit(string Visitor, Ad Ad, Visit Visit, Campaign? Campaign);
