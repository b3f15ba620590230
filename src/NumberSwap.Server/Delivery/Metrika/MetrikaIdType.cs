namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>By what Metrika finds the visit of a call; a file has one of them.</summary>
public enum MetrikaIdType
{
    /// <summary>The browser's id of Metrika.</summary>
    ClientId,

    /// <summary>A click on an advertisement of Yandex.Direct: for visits whose browser Metrika had no id for.</summary>
    Yclid,
}
