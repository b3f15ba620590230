namespace NumberSwap.Server.Tests.Leasing;

public enum MoveKind
{
    /// <summary>Visitor A views a page with marks B, analytics ids and policies C.</summary>
    View,

    /// <summary>The page view before comes again.</summary>
    Repeat,

    /// <summary>The A-th newest lease is released.</summary>
    Release,

    /// <summary>Something of kind B is done on the number of the A-th newest lease; C: by a stranger.</summary>
    Note,

    /// <summary>Time A passes.</summary>
    Wait,

    /// <summary>Pool A holds the numbers of the bits B; C: the record comes with it.</summary>
    Numbers,
}
