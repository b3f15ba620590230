namespace NumberSwap.Server.Platforms;

/// <summary>What a request was read as.</summary>
/// <param name="Call">What it says of a call; null when it says nothing that is wanted.</param>
/// <param name="Rings">True when the platform waits to be told where the caller is to go. Then it is told, whatever else is wrong.</param>
/// <param name="Why">Why there is no call, in English, for the list of last events.</param>
public sealed record HookReading(PlatformCall? Call, bool Rings, string? Why)
{
    /// <summary>The platform waits for the answer.</summary>
    public static HookReading Ring(PlatformCall call) => new(call, true, null);

    /// <summary>The platform tells what happened.</summary>
    public static HookReading Report(PlatformCall call) => new(call, false, null);

    /// <summary>Nothing about an incoming call: taken, and left at that.</summary>
    public static HookReading Ignored(string why) => new(null, false, why);

    /// <summary>A ring of which hardly anything could be read: the caller is put through all the same.</summary>
    public static HookReading UnreadableRing(string why) => new(null, true, why);
}
