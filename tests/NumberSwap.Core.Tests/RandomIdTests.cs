using Xunit;

namespace NumberSwap.Core.Tests;

public sealed class RandomIdTests
{
    [Fact]
    public void Ids_differ_and_need_no_escaping()
    {
        var ids = Enumerable.Range(0, 10_000).Select(_ => RandomId.New()).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-z]{20}$", id));
    }

    [Fact]
    public void Ids_of_one_moment_lie_beside_each_other()
    {
        var first = RandomId.New();
        var later = RandomId.New();

        Assert.True(string.CompareOrdinal(first[..7], later[..7]) <= 0);
        Assert.Equal(first[..2], later[..2]);
    }

    [Fact]
    public void Secrets_are_as_long_as_asked_and_differ()
    {
        Assert.Equal(40, RandomId.Secret(40).Length);
        Assert.NotEqual(RandomId.Secret(40), RandomId.Secret(40));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomId.Secret(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomId.Secret(201));
    }
}
