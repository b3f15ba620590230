namespace NumberSwap.Server.Hosting;

/// <summary>The address by which the outside reaches this server.</summary>
public static class PublicAddress
{
    /// <summary><c>NumberSwap:PublicUrl</c>, else what the request says; without a slash at the end.</summary>
    public static string Of(Settings settings, HttpRequest request) =>
        settings.Options.PublicUrl?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}{request.PathBase}";
}
