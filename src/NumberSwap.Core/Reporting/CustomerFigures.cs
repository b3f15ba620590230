namespace NumberSwap.Core.Reporting;

/// <summary>What customers bought after their first contact. With expected values counts have fractions.</summary>
/// <param name="Customers">Those who bought at least once after it.</param>
/// <param name="Purchases">Deals that they won after it. A refund is none, but lessens the revenue.</param>
/// <param name="Returned">Customers who bought again.</param>
/// <param name="Revenue">What all these purchases brought, in the report's currency.</param>
/// <param name="LaterRevenue">Of it, what came after each one's first purchase.</param>
public sealed record CustomerFigures(double Customers, double Purchases, double Returned, decimal Revenue, decimal LaterRevenue)
{
    public double? PurchasesPerCustomer => MoneyFormulas.Conversion(Purchases, Customers);

    /// <summary>Customers who bought again, per customer.</summary>
    public double? ReturnedShare => MoneyFormulas.Conversion(Returned, Customers);

    /// <summary>What a customer has brought since the first contact.</summary>
    public decimal? LifetimeValue => MoneyFormulas.LifetimeValue(Revenue, Customers);

    /// <summary>Of it, what came after the first purchase.</summary>
    public decimal? LaterValue => MoneyFormulas.LifetimeValue(LaterRevenue, Customers);
}
