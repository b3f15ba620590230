namespace NumberSwap.Core.People;

/// <summary>Somebody who signs in.</summary>
/// <param name="Email">How they sign in: lower case, unique.</param>
/// <param name="Language"><c>en</c> or <c>ru</c>; null: what the browser asks for.</param>
/// <param name="Roles">The role by site id; under <see cref="AllSites"/> the one that holds for every site, also later ones.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record Person(string Id, string Email, string Name, string? Language, IReadOnlyDictionary<string, Role> Roles, long CreatedAt)
{
    /// <summary>Stands for every site, in <see cref="Roles"/>.</summary>
    public const string AllSites = "";

    /// <summary>True when this person runs the whole installation: makes sites, and sees everybody.</summary>
    public bool OwnsAll => Roles.TryGetValue(AllSites, out var role) && role == Role.Owner;

    /// <summary>The role for a site; null when the site is not theirs to see.</summary>
    public Role? RoleAt(string site)
    {
        Role? here = Roles.TryGetValue(site, out var role) ? role : null;
        return Roles.TryGetValue(AllSites, out var everywhere) && !(here >= everywhere) ? everywhere : here;
    }
}
