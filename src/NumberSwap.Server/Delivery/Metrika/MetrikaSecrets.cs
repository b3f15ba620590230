namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>What opens the API of Yandex.Metrika.</summary>
/// <param name="Token">An OAuth token of somebody who may edit the counter.</param>
public sealed record MetrikaSecrets(string? Token = null);
