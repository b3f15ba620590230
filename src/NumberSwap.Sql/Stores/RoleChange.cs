namespace NumberSwap.Sql.Stores;

/// <summary>What became of a change of somebody's role.</summary>
public enum RoleChange
{
    Done,

    /// <summary>There is no such person, or they have no role there.</summary>
    Unknown,

    /// <summary>Nobody would be left who may do everything.</summary>
    LastOwner,
}
