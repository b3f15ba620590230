namespace NumberSwap.Core.Operators;

/// <summary>What an owner says of a name that calls have.</summary>
/// <param name="MergedInto">Another spelling of this operator; null: it is a name of its own.</param>
/// <param name="IsHidden">True for somebody who has left: lists leave them out, sums do not.</param>
/// <param name="Person">Id of the account; null: none is known.</param>
public sealed record OperatorName(string Name, string? MergedInto, bool IsHidden, string? Person)
{
    /// <summary>Most characters.</summary>
    public const int MaxLength = 200;

    /// <summary>A name as it is counted: with single spaces. Empty for nothing.</summary>
    public static string Of(string? name)
    {
        var words = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= MaxLength ? words : words[..MaxLength];
    }
}
