namespace NumberSwap.Server.Deals.Crm;

/// <summary>The HTTP client that CRMs are asked with. It follows no redirects.</summary>
public static class CrmClient
{
    public const string Name = "crm";

    /// <summary>Largest answer, in bytes.</summary>
    public const int MaxAnswer = 1024 * 1024;

    /// <summary>Longest that an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
}
