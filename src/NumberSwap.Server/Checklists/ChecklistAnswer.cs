using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>A checklist as the API shows it.</summary>
/// <param name="MadeBy">Who made this version.</param>
public sealed record ChecklistAnswer(string Id, string Name, int Version, IReadOnlyList<ChecklistItem> Items, DateTime MadeAt, string MadeBy, bool Archived)
{
    public static ChecklistAnswer Of(Checklist list) => new(list.Id, list.Name, list.Version, list.Items, UnixTime.ToUtc(list.MadeAt), list.By.Name, list.ArchivedAt is not null);
}
