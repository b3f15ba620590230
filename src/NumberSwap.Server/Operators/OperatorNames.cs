using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>Who is meant by the names that calls have. Capitals do not tell names apart.</summary>
public sealed class OperatorNames(IReadOnlyList<OperatorName> said)
{
    private readonly Dictionary<string, OperatorName> names = said.ToDictionary(name => name.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What is said of a name.</summary>
    public OperatorName Of(string name) => names.GetValueOrDefault(name) ?? new(name, MergedInto: null, IsHidden: false, Person: null);

    /// <summary>The name that counts for this one; itself in a ring of names, which the service does not let come about.</summary>
    public string Main(string name)
    {
        var main = name;
        for (var steps = 0; steps <= names.Count && names.GetValueOrDefault(main)?.MergedInto is { } next; steps++)
            main = next;
        return main;
    }

    /// <summary>Other names that count for this one.</summary>
    public IReadOnlyList<string> Spellings(string name) =>
        [.. said.Where(other => other.MergedInto is not null && Main(other.Name).Equals(name, StringComparison.OrdinalIgnoreCase)).Select(other => other.Name)];
}
