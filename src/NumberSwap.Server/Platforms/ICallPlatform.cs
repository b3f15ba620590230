using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Platforms;

/// <summary>
/// A call platform: how its requests are proven, read and answered. One folder each, found by <see cref="Name"/>; the rest of the way
/// (journal, match, destination, log) is <see cref="HookService"/>'s and the same for all.
/// </summary>
/// <remarks>Everything here is pure: what was received once can be read again.</remarks>
public interface ICallPlatform
{
    /// <summary>As addresses and settings spell it: <c>twilio</c>.</summary>
    string Name { get; }

    /// <summary>As people know it: <c>Twilio</c>.</summary>
    string Title { get; }

    /// <summary>What the site's owner enters: what proves requests, and what answers need.</summary>
    IReadOnlyList<PlatformField> Fields { get; }

    /// <summary>True where the platform signs nothing: then the webhook's address carries a secret of ours, which is held against it before anything else.</summary>
    bool HasSecretAddress => false;

    /// <summary>Largest body that is read, in bytes.</summary>
    int MaxBody => HookRequest.MaxBody;

    /// <summary>What a platform asks before it sends anything, such as an echo; null: nothing of the kind. Answered without proof, so it may say nothing of a site.</summary>
    HookAnswer? Greet(HookRequest request) => null;

    /// <summary>Whether the request comes from the account whose credentials these are. Compares in constant time; false for whatever is missing.</summary>
    bool IsGenuine(HookRequest request, PlatformCredentials credentials);

    /// <summary>What a genuine request says.</summary>
    HookReading Read(HookRequest request, SiteCatalog site);

    /// <summary>Tells the platform to connect the caller. Nothing where it does not wait to be told.</summary>
    HookAnswer Connect(HookRequest request, HookConnection connection);

    /// <summary>Tells the platform that a report has arrived.</summary>
    HookAnswer Acknowledge(HookRequest request) => HookAnswer.Nothing;
}
