using NumberSwap.Server.Dashboard.Overview;
using NumberSwap.Server.Tests.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Overview;

public sealed class TextsTests
{
    [Theory]
    [InlineData(112, 100, "+12 %")]
    [InlineData(50, 100, "−50 %")]
    [InlineData(999, 1000, "±0 %")]
    [InlineData(0, 4, "−100 %")]
    [InlineData(4, 0, null)]
    public void A_change_has_its_sign(double now, double before, string? said) =>
        Assert.Equal(said, Texts.Change(Rendering.WordsIn("en"), now, before)?.Replace('\u00a0', ' '));

    [Theory]
    [InlineData("en", 0.9, 0.87, "+3 points")]
    [InlineData("en", 0.86, 0.87, "−1 point")]
    [InlineData("ru", 0.5, 0.5, "±0 п. п.")]
    public void Shares_change_by_points(string language, double now, double before, string said) =>
        Assert.Equal(said, Texts.Points(Rendering.WordsIn(language), now, before));
}
