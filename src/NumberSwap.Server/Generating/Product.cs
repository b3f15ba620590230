namespace NumberSwap.Server.Generating;

/// <summary>What the generated site sells.</summary>
/// <param name="Weight">How often it is asked for by who came from no page of it.</param>
/// <param name="Path">How the addresses of its pages begin.</param>
/// <param name="Order">The middle order, in roubles: half of all are dearer.</param>
/// <param name="Spread">Standard deviation of the logarithm of an order.</param>
/// <param name="Days">Middle time from a deal's beginning to its end.</param>
internal sealed record Product(string Name, double Weight, string Path, double Order, double Spread, double Days)
{
    public static IReadOnlyList<Product> All { get; } =
    [
        new("Газовые котлы", 34, "/kotly", 46_000, 0.5, 8),
        new("Электрические котлы", 14, "/kotly", 27_000, 0.45, 5),
        new("Ремонт котлов", 30, "/remont", 7_800, 0.6, 1.6),
        new("Тёплый пол", 14, "/teplyi-pol", 64_000, 0.65, 19),
        new("Обслуживание", 8, "/vyzov-mastera", 9_500, 0.35, 3),
    ];

    private static readonly Draw<Product> OfAny = new(All, product => product.Weight);

    private static readonly Dictionary<string, Draw<Product>> OfPath = All
        .GroupBy(product => product.Path, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new Draw<Product>([.. group], product => product.Weight), StringComparer.Ordinal);

    /// <summary>What somebody asks for who came from a page, or from none that is known.</summary>
    public static Product Of(string? page, Random chance)
    {
        if (page is null || chance.Next(8) == 0)
            return OfAny.Next(chance);
        var path = new Uri(page).AbsolutePath;
        var draw = OfPath.FirstOrDefault(pair => path.StartsWith(pair.Key, StringComparison.Ordinal)).Value;
        return (draw ?? OfAny).Next(chance);
    }
}
