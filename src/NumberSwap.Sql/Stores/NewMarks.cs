using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>The first marks of a call.</summary>
public sealed record NewMarks(string Site, string Call, CallMarks Marks);
