using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Catalogs;

/// <summary>What a dialled number belongs to.</summary>
/// <param name="Destination">E.164 number where its calls go.</param>
/// <param name="Pool">The pool that leases it (or did before it was retired), or null.</param>
/// <param name="Campaign">The campaign whose static number it is, or null. Both null: a number that the site's pages print.</param>
public sealed record NumberRoute(string Number, SiteCatalog Site, string Destination, Pool? Pool, Campaign? Campaign);
