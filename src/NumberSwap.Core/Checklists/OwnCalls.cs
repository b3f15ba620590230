namespace NumberSwap.Core.Checklists;

/// <summary>Says whether somebody would score a call of their own.</summary>
public static class OwnCalls
{
    /// <summary>
    /// True when somebody has said that the operator is this person, and when one of the names is the person's but for case, spaces and ё. That it
    /// is said of another person too changes nothing: a link takes nobody's call away from them.
    /// </summary>
    /// <param name="spellings">All names of the operator.</param>
    /// <param name="linked">Ids of the people who are said to be this operator.</param>
    public static bool IsOwn(string person, string personName, IEnumerable<string> spellings, IEnumerable<string> linked) =>
        linked.Contains(person, StringComparer.Ordinal) || spellings.Any(name => Plain(name) == Plain(personName));

    private static string Plain(string name) =>
        string.Join(' ', name.ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
