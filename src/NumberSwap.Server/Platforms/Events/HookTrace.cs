namespace NumberSwap.Server.Platforms.Events;

/// <summary>A request on its way into the list of last events.</summary>
/// <param name="Reading">Null together with <paramref name="Answer"/> for one that was refused.</param>
public sealed record HookTrace(string Platform, string Site, HookPart Request, HookReading? Reading, HookAnswer? Answer);
