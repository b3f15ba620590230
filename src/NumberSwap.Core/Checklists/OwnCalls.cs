namespace NumberSwap.Core.Checklists;

/// <summary>Says whether somebody would score a call of their own.</summary>
public static class OwnCalls
{
    /// <summary>
    /// True when the operator is linked to this person; where the operator is linked to nobody, when the names are the same but for case,
    /// spaces and ё.
    /// </summary>
    /// <param name="linked">Id of the person who is this operator, where somebody has said so; else null.</param>
    public static bool IsOwn(string person, string personName, string operatorName, string? linked) =>
        linked is not null ? linked == person : Plain(personName) == Plain(operatorName);

    private static string Plain(string name) =>
        string.Join(' ', name.ToLowerInvariant().Replace('ё', 'е').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
