namespace NumberSwap.Core.Leads;

/// <summary>What became of a lead that was told of.</summary>
public enum LeadOutcome
{
    Added,

    /// <summary>It was known: what is told now is put over it.</summary>
    Changed,

    /// <summary>It names a session that the site does not have. Nothing is stored.</summary>
    UnknownSession,

    /// <summary>Its session has left as many as one session may. Nothing is stored.</summary>
    TooMany,
}
