namespace NumberSwap.Server.Tests.Support;

/// <summary>Where a server under test keeps its pools.</summary>
public enum HotState
{
    Embedded,
    Redis,
}
