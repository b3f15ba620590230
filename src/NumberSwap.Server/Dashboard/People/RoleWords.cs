using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.People;

/// <summary>Roles as people read them.</summary>
public static class RoleWords
{
    public static readonly IReadOnlyList<Role> All = [Role.Analyst, Role.Manager, Role.Owner];

    public static string Name(Words words, Role role) => role switch
    {
        Role.Analyst => words["Analyst"],
        Role.Manager => words["Manager"],
        _ => words["Owner"],
    };

    /// <summary>What the role may do.</summary>
    public static string About(Words words, Role role) => role switch
    {
        Role.Analyst => words["sees calls, reports and campaigns"],
        Role.Manager => words["changes campaigns and numbers, corrects calls"],
        _ => words["changes everything, also people and keys"],
    };
}
