namespace NumberSwap.Benchmarks;

/// <summary>Prints what the script weighs, as a browser gets it.</summary>
public static class ScriptSize
{
    public static async Task PrintAsync(MeasuredProcess server, string adminKey, string folder)
    {
        using var shop = new Shop(server, adminKey, folder, 904);
        await shop.OpenAsync(1, 1, 60);
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"Snippet with one site's configuration: raw {await shop.SnippetBytesAsync("identity")}, gzip {await shop.SnippetBytesAsync("gzip")}, brotli {await shop.SnippetBytesAsync("br")} bytes"));
    }
}
