namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>What the destination has to know of a counter of Yandex.Metrika.</summary>
/// <param name="Counter">Number of the counter.</param>
/// <param name="Url">Of the API; null: Yandex's own.</param>
/// <param name="Calls"><c>all</c> or <c>target</c>.</param>
/// <param name="MinProbability">Calls whose cause is less probable are not uploaded.</param>
/// <param name="PhoneNumber">What the column PhoneNumber holds: <c>dialled</c>, <c>caller</c> or <c>none</c>. Metrika's documentation leaves open which number it means.</param>
/// <param name="Price">What an answered call is worth; null: nothing is said.</param>
/// <param name="Currency">The price's, as ISO 4217 has it.</param>
/// <param name="GoalName">Name of the goal that Metrika makes for calls if the counter has none; null: Metrika's own.</param>
public sealed record MetrikaSettings(
    long Counter = 0,
    string? Url = null,
    string Calls = "all",
    double MinProbability = Conversions.CallChoice.UsualProbability,
    string PhoneNumber = "dialled",
    decimal? Price = null,
    string? Currency = null,
    string? GoalName = null);
