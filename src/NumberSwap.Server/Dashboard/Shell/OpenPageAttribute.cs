namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>A page that needs no sign-in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenPageAttribute : Attribute;
