namespace NumberSwap.Server.Tests.Support;

/// <summary>A pool with the numbers that it was made with.</summary>
public sealed record ShopPool(string Id, string[] Numbers);
