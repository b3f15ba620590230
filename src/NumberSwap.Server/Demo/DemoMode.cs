namespace NumberSwap.Server.Demo;

/// <summary>Whether the demo site and page are there: in Development, or with <c>--demo</c>.</summary>
public sealed record DemoMode(bool IsOn);
