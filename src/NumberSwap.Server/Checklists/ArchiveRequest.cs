namespace NumberSwap.Server.Checklists;

/// <param name="Archived">True: the checklist is put away. Its scores and results stay.</param>
public sealed record ArchiveRequest(bool? Archived);
