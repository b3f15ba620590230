using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>What somebody wrote down about a call.</summary>
public sealed record NoteItem(string Id, DateTime At, Actor By, string Text)
{
    public static NoteItem Of(CallNote note) => new(note.Id, UnixTime.ToUtc(note.At), note.By, note.Text);
}
