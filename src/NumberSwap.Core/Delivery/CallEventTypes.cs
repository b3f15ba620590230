namespace NumberSwap.Core.Delivery;

/// <summary>The names of call events, and several of them as one number.</summary>
public static class CallEventTypes
{
    private static readonly string[] s_names = ["call.ringing", "call.completed", "call.missed", "call.attributed", "call.reattributed"];

    /// <summary>All there are, in the order of their numbers.</summary>
    public static IReadOnlyList<CallEventType> All { get; } = Enum.GetValues<CallEventType>();

    /// <summary>The name that others know it by: <c>call.completed</c>.</summary>
    public static string NameOf(CallEventType type) => s_names[(int)type];

    public static bool TryRead(string? name, out CallEventType type)
    {
        var place = Array.IndexOf(s_names, name);
        type = (CallEventType)Math.Max(place, 0);
        return place >= 0;
    }

    /// <summary>A number with a bit for each.</summary>
    public static int ToBits(IEnumerable<CallEventType> types) => types.Aggregate(0, (bits, type) => bits | Bit(type));

    public static IReadOnlyList<CallEventType> FromBits(int bits) => [.. All.Where(type => Has(bits, type))];

    public static bool Has(int bits, CallEventType type) => (bits & Bit(type)) != 0;

    private static int Bit(CallEventType type) => 1 << (int)type;
}
