using NumberSwap.Core.People;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>
/// Who may open a page: the role at the site in the route value <c>site</c>, or, on a page without one, over all sites.
/// Every page has either this or <see cref="OpenPageAttribute"/>.
/// </summary>
/// <param name="read">The least role that may open it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AccessAttribute(Role read) : Attribute
{
    public Role Read { get; } = read;

    /// <summary>The least role that may send the page's forms; the reading one when it is not set.</summary>
    public Role Write { get; init; } = read;

    /// <summary>True: any signed-in person, whatever their roles (their own account, the list of their sites).</summary>
    public bool Anybody { get; init; }
}
