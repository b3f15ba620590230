namespace NumberSwap.Server.Hosting;

/// <summary>Checks ids that come from outside.</summary>
public static class Ids
{
    /// <summary>True for what a browser may send as an id: 8 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    public static bool IsWellFormed(string? id)
    {
        if (id is not { Length: >= 8 and <= 64 })
            return false;
        foreach (var c in id)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                return false;
        }

        return true;
    }
}
