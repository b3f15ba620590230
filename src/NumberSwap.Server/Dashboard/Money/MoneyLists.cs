namespace NumberSwap.Server.Dashboard.Money;

/// <summary>The addresses of the lists behind a row's figures.</summary>
/// <param name="Home">Of the report.</param>
/// <param name="Currency">In which the report's amounts are.</param>
/// <param name="Narrow">What narrows the report to the row.</param>
internal sealed record MoneyLists(MoneyChoice Choice, string Home, string? Currency, (string Name, string? Value)[] Narrow)
{
    public string Calls => Contacts("calls");
    public string TargetCalls => Contacts("targetCalls");
    public string Rated => Contacts("rated");
    public string Leads => Contacts("leads");

    /// <summary>Deals in whatever currency.</summary>
    public string Deals => Choice.Address(Home + "/journeys", [.. Narrow, ("currency", null)]);

    /// <summary>Deals that have an amount in the report's currency.</summary>
    public string Revenue => Choice.Address(Home + "/journeys", [.. Narrow, ("currency", Currency)]);

    public string Costs => Choice.Address(Home + "/costs", [.. Narrow, ("currency", Currency)]);

    private string Contacts(string measure) => Choice.Address(Home + "/contacts", [.. Narrow, ("measure", measure), ("currency", null)]);
}
