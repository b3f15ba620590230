using Xunit;

namespace NumberSwap.Core.Tests;

public sealed class TextDictionaryTests
{
    private static readonly TextDictionary Ids = new([new("ga", "1"), new("ym", "2")]);

    [Fact]
    public void It_finds_what_it_has_and_nothing_else()
    {
        Assert.Equal("2", Ids["ym"]);
        Assert.True(Ids.ContainsKey("ga"));
        Assert.False(Ids.TryGetValue("GA", out var none));
        Assert.Null(none);
        Assert.Throws<KeyNotFoundException>(() => Ids["other"]);
    }

    [Fact]
    public void It_keeps_its_order()
    {
        Assert.Equal(["ga", "ym"], Ids.Keys);
        Assert.Equal(["1", "2"], Ids.Values);
        Assert.Equal([new("ga", "1"), new("ym", "2")], Ids.ToList());
    }
}
