namespace NumberSwap.Server.Platforms;

/// <summary>A call platform that this version knows.</summary>
/// <param name="SecretAddress">True where the platform signs nothing, and the webhook's address carries a secret instead.</param>
public sealed record PlatformDescription(string Platform, string Title, bool SecretAddress, IReadOnlyList<PlatformDescription.Field> Fields)
{
    public static PlatformDescription Of(ICallPlatform platform) => new(
        platform.Name, platform.Title, platform.HasSecretAddress, [.. platform.Fields.Select(field => new Field(field.Name, field.Title, field.IsOptional))]);

    /// <param name="Title">What the platform's own console calls it.</param>
    /// <param name="Optional">True where the platform works without it.</param>
    public sealed record Field(string Name, string Title, bool Optional);
}
