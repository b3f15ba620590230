namespace NumberSwap.Sql.Stores;

/// <summary>The one tag that a call is to have.</summary>
/// <param name="Tag">As <see cref="Core.Calls.CallTags.TryRead"/> makes it.</param>
public sealed record NewTag(string Site, string Call, string Tag);
