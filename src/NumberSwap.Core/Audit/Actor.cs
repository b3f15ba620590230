namespace NumberSwap.Core.Audit;

/// <summary>Who changes something.</summary>
/// <param name="Kind"><c>person</c>, <c>key</c> or <c>server</c>.</param>
/// <param name="Id">Of the person or key.</param>
/// <param name="Name">As people read it: the person's name, the key's name.</param>
public sealed record Actor(string Kind, string Id, string Name)
{
    /// <summary>What the server does by itself.</summary>
    public static readonly Actor Server = new("server", "server", "NumberSwap");
}
