namespace NumberSwap.Sql.Stores;

/// <summary>What a part of a site's facts holds; the numbers are stored.</summary>
public enum FactKind
{
    /// <summary>Calls and forms, by when they began.</summary>
    Contact = 0,

    /// <summary>Deals, by when they were opened.</summary>
    Deal = 1,

    /// <summary>Ad costs, by day.</summary>
    Cost = 2,
}
