using System.Buffers;

namespace NumberSwap.Server.Leases;

/// <summary>Knows user agents that are no visitors. The list is <c>data/bots.txt</c>.</summary>
public static class Bots
{
    private static readonly SearchValues<string> Marks = SearchValues.Create(Load(), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a user agent on the list. One that is missing is none: call platforms and servers that act for a page may send none.</summary>
    public static bool Is(string? userAgent) => userAgent is { Length: > 0 } && userAgent.AsSpan().ContainsAny(Marks);

    private static string[] Load()
    {
        using var stream = typeof(Bots).Assembly.GetManifestResourceStream("bots.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
