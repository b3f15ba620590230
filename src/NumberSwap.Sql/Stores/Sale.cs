namespace NumberSwap.Sql.Stores;

/// <summary>Which deals are sales: those that were won, and are no refunds.</summary>
internal static class Sale
{
    /// <summary>A condition on the table <c>deals</c> under the name d.</summary>
    public const string IsD = "d.outcome = 1 AND COALESCE(d.amount, 0) >= 0";
}
