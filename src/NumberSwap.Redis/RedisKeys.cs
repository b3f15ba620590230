namespace NumberSwap.Redis;

/// <summary>
/// Spells every key. All keys of a site carry its id as hash tag, so that a Redis Cluster keeps a site in one slot and one script may use them all.
/// </summary>
public static class RedisKeys
{
    /// <summary>
    /// Names the format of what the keys hold, and changes with it: a server whose format is another finds its Redis empty, and fills it
    /// from SQL. Servers that share pools have to be of one format, or each format gives the same numbers to its own visitors.
    /// </summary>
    public const string Prefix = "ns3:";

    /// <summary>Sorted set of a pool: number → end of its last lease in ms, and the mark that the set is complete.</summary>
    public static string Numbers(string site, string pool) => $"{Prefix}{{{Tag(site)}}}:p:{pool}:z";

    /// <summary>Hash of a pool: the newest leases of each number.</summary>
    public static string Leases(string site, string pool) => $"{Prefix}{{{Tag(site)}}}:p:{pool}:n";

    /// <summary>A visitor's session; lives a little longer than the session may go on.</summary>
    public static string Session(string site, string visitor) => $"{Prefix}{{{Tag(site)}}}:s:{visitor}";

    /// <summary>The visit of a visitor's session, in JSON; lives a little longer than the session may go on.</summary>
    public static string Visit(string site, string visitor) => $"{Prefix}{{{Tag(site)}}}:w:{visitor}";

    /// <summary>Text: the numbers that the visitor last had, a line for each pool; lives 30 days.</summary>
    public static string LastNumbers(string site, string visitor) => $"{Prefix}{{{Tag(site)}}}:v:{visitor}";

    /// <summary>What was known when a call was first reported; lives 24 hours.</summary>
    public static string Call(string site, string call) => $"{Prefix}{{{Tag(site)}}}:c:{call}";

    /// <summary>Stream of a site: what has been answered and is not yet in SQL.</summary>
    public static string Journal(string site) => $"{Prefix}{{{Tag(site)}}}:j";

    /// <summary>Token of the one reader that drains the journal now; lives some seconds.</summary>
    public static string JournalClaim(string site) => $"{Prefix}{{{Tag(site)}}}:jc";

    // Calls to unknown numbers have no site. An empty hash tag would be none, and its keys would spread over slots.
    internal static string Tag(string site) => site.Length == 0 ? "-" : site;
}
