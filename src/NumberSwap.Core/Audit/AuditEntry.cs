namespace NumberSwap.Core.Audit;

/// <summary>One change that somebody made.</summary>
/// <param name="At">Unix time in ms.</param>
/// <param name="Site">Id of the site that it concerns; null: the whole installation.</param>
/// <param name="Action">What was done, as a stable code: <c>campaign.added</c>, <c>pool.changed</c>, <c>person.removed</c>.</param>
/// <param name="Subject">Id of what was changed, or null.</param>
/// <param name="SubjectName">Its name at that time, for people to read.</param>
/// <param name="Before">What it was, as JSON; null where there was nothing.</param>
/// <param name="After">What it is now, as JSON; null where it is gone.</param>
public sealed record AuditEntry(string Id, long At, string? Site, Actor By, string Action, string? Subject, string? SubjectName, string? Before, string? After);
