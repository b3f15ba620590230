using System.Security.Cryptography;

namespace NumberSwap.Sql.Stores;

/// <summary>Ids of deliveries: they grow with time, and of two processes they differ but for bad luck, which the primary key catches.</summary>
/// <remarks>The clock is the system's, since no behaviour rests on it but the log's order and how much of it is kept.</remarks>
internal static class DeliveryIds
{
    private const int RandomBits = 21;

    private static long s_last;

    public static long Next()
    {
        var drawn = First(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()) | (long)RandomNumberGenerator.GetInt32(1 << RandomBits);
        while (true)
        {
            var last = Volatile.Read(ref s_last);
            var next = Math.Max(drawn, last + 1);
            if (Interlocked.CompareExchange(ref s_last, next, last) == last)
            {
                return next;
            }
        }
    }

    /// <summary>The smallest id that is made at <paramref name="at"/>, Unix time in ms.</summary>
    public static long First(long at) => at << RandomBits;
}
