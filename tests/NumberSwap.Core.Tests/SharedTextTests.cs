using Xunit;

namespace NumberSwap.Core.Tests;

public sealed class SharedTextTests
{
    [Fact]
    public void A_text_that_is_known_is_one_string() => Assert.Same(SharedText.Of("котлы москва"), SharedText.Of(new string("котлы москва")));

    [Fact]
    public void Any_number_of_texts_come_back_as_they_are()
    {
        for (var i = 0; i < 20_000; i++)
        {
            Assert.Equal($"text {i}", SharedText.Of($"text {i}"));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(101)]
    public void Of_any_length(int length) => Assert.Equal(new string('x', length), SharedText.Of(new string('x', length)));
}
