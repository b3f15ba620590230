using System.Buffers;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Journal;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

public sealed class JournalTailTests
{
    private const int MegaByte = 1024 * 1024;

    private readonly JournalTail _tail = new();

    [Fact]
    public void Entries_come_from_where_the_reader_is_in_parts_of_what_it_asks_for()
    {
        _tail.Add(7, Group("a", "b", "c"));
        _tail.Add(8, Group("d", "e"));
        Assert.Equal(("a b", "7/2"), Read("7/0", 2));
        Assert.Equal(("c d", "8/1"), Read("7/2", 2));
        Assert.Equal(("e", "9/0"), Read("8/1", 2));
        Assert.Null(Read("9/0", 2));
    }

    [Fact]
    public void What_was_not_acknowledged_is_there_again()
    {
        _tail.Add(1, Group("a", "b"));
        Assert.Equal(Read("1/0", 10), Read("1/0", 10));
    }

    [Fact]
    public void Rows_before_the_reader_are_forgotten()
    {
        _tail.Add(1, Group("a"));
        _tail.Add(2, Group("b"));
        Assert.Equal(("b", "3/0"), Read("2/0", 10));
        Assert.Null(Read("1/0", 10));
    }

    [Fact]
    public void A_backlog_beyond_the_bound_is_the_file_s()
    {
        for (var row = 1; row <= 40; row++) _tail.Add(row, Group(MegaByte, "entry-" + row));
        Assert.Null(Read("1/0", 10));
        Assert.Equal("entry-40", Read("40/0", 10)?.Sessions);
    }

    [Fact]
    public void A_row_that_is_missing_is_never_passed_over()
    {
        _tail.Add(1, Group("a"));
        _tail.Add(3, Group("c"));
        Assert.Null(Read("1/0", 10));
        Assert.Null(Read("2/0", 10));
        Assert.Equal(("c", "4/0"), Read("3/0", 10));
    }

    private static JournalGroup Group(params string[] sessions) => Group(100, sessions);

    private static JournalGroup Group(int lineLength, params string[] sessions)
    {
        var group = new JournalGroup(new ArrayBufferWriter<byte>());
        foreach (var session in sessions) _ = group.Add(Some.Started(session, 1), new byte[lineLength]);
        return group;
    }

    private (string Sessions, string End)? Read(string from, int max) =>
        _tail.Read(JournalPosition.Parse(from), max) is { } read
            ? (string.Join(' ', read.Entries.Cast<VisitEntry>().Select(entry => entry.Session)), read.End.ToString())
            : null;
}
