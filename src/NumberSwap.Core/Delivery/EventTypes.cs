namespace NumberSwap.Core.Delivery;

/// <summary>The names of events, and several of them as one number.</summary>
public static class EventTypes
{
    private static readonly string[] s_names = ["call.ringing", "call.completed", "call.missed", "call.attributed", "call.reattributed", "lead.created"];

    /// <summary>All there are, in the order of their numbers.</summary>
    public static IReadOnlyList<EventType> All { get; } = Enum.GetValues<EventType>();

    /// <summary>Those of calls.</summary>
    public static IReadOnlyList<EventType> OfCalls { get; } = [.. All.Where(type => type != EventType.LeadCreated)];

    /// <summary>The name that others know it by: <c>call.completed</c>.</summary>
    public static string NameOf(EventType type) => s_names[(int)type];

    public static bool TryRead(string? name, out EventType type)
    {
        var place = Array.IndexOf(s_names, name);
        type = (EventType)Math.Max(place, 0);
        return place >= 0;
    }

    /// <summary>A number with a bit for each.</summary>
    public static int ToBits(IEnumerable<EventType> types) => types.Aggregate(0, (bits, type) => bits | Bit(type));

    public static IReadOnlyList<EventType> FromBits(int bits) => [.. All.Where(type => Has(bits, type))];

    public static bool Has(int bits, EventType type) => (bits & Bit(type)) != 0;

    private static int Bit(EventType type) => 1 << (int)type;
}
