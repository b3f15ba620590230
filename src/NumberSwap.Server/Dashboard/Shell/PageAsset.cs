namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>A file that pages load.</summary>
/// <param name="Path">Its address, which names its bytes.</param>
public sealed record PageAsset(string Name, string Path, string Type, byte[] Bytes);
