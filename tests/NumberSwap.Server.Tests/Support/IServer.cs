namespace NumberSwap.Server.Tests.Support;

/// <summary>A server that a test talks to by HTTP, wherever it runs.</summary>
public interface IServer
{
    /// <summary>The key that opens everything.</summary>
    const string AdminKey = "admin0key0of0the0tests0000000000";

    HttpClient Http { get; }
}
