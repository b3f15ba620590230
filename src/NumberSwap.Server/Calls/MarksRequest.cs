namespace NumberSwap.Server.Calls;

/// <summary>What is to be said of a call. A field that is left out stays; null takes it away.</summary>
public sealed class MarksRequest
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>What the call was about, 100 characters at most.</summary>
    public string? Product
    {
        get;
        set
        {
            given.Add(nameof(Product));
            field = value;
        }
    }

    /// <summary><c>new</c>, <c>repeat</c> or <c>cold</c>; null: as the caller's earlier calls say.</summary>
    public string? ClientType
    {
        get;
        set
        {
            given.Add(nameof(ClientType));
            field = value;
        }
    }

    /// <summary>How far the sale came: <c>call</c>, <c>conversation</c>, <c>presentation</c>, <c>offer</c> or <c>deal</c>.</summary>
    public string? Step
    {
        get;
        set
        {
            given.Add(nameof(Step));
            field = value;
        }
    }

    /// <summary>Why there was a follow-up call, 100 characters at most.</summary>
    public string? Reason
    {
        get;
        set
        {
            given.Add(nameof(Reason));
            field = value;
        }
    }

    /// <summary>How content the caller was, asked after the call: 1 (not at all) to 5 (very).</summary>
    public int? Satisfaction
    {
        get;
        set
        {
            given.Add(nameof(Satisfaction));
            field = value;
        }
    }

    /// <summary>True for a field that is to be set or taken away.</summary>
    internal bool Gives(string name) => given.Contains(name);

    internal bool IsEmpty => given.Count == 0;
}
