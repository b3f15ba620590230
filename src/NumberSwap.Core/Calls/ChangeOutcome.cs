namespace NumberSwap.Core.Calls;

/// <summary>What became of a change to a call.</summary>
public enum ChangeOutcome
{
    Done,

    /// <summary>There is no such call.</summary>
    NotFound,

    /// <summary>Somebody else changed it since it was looked at; nothing was changed.</summary>
    Overtaken,

    /// <summary>It has as many as it may have; nothing was changed.</summary>
    Full,
}
