namespace NumberSwap.Sql;

/// <summary>What was to be stored is taken.</summary>
/// <param name="what">The values that are taken, for example phone numbers.</param>
public sealed class ConflictException(IReadOnlyList<string> what) : Exception("Taken: " + string.Join(", ", what))
{
    public IReadOnlyList<string> What { get; } = what;
}
