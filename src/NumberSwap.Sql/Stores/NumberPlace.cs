namespace NumberSwap.Sql.Stores;

/// <summary>What a tracking number is for.</summary>
public enum NumberPlace
{
    /// <summary>Leased by a pool.</summary>
    Pool,

    /// <summary>Taken out of its pool.</summary>
    Retired,

    /// <summary>Of one campaign, the same for everybody.</summary>
    Static,
}
