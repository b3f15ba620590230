namespace NumberSwap.Server.Hosting;

/// <summary>
/// Endpoint metadata: the route handles every failure itself, and what stands around the others (error pages, output cache) is left out.
/// </summary>
public sealed class HotPath
{
    public static readonly HotPath Instance = new();

    public static bool Is(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HotPath>() is not null;
}
