using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Importing;

/// <summary>Amounts of money as the page's language writes them.</summary>
public static class MoneyText
{
    /// <summary><c>1 234,50 RUB</c>: two digits behind the sign, or more where the amount has them.</summary>
    public static string Of(Words words, decimal amount, string? currency) => $"{amount.ToString("#,0.00##", words.Culture)}\u00A0{currency}";
}
