using Microsoft.Extensions.Configuration;
using NumberSwap.Server.Delivery;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 0, null, 2.5)]
    [InlineData(1, 0.999999, null, 5)]
    [InlineData(5, 0.5, null, 60)]
    [InlineData(14, 0, null, 10800)]
    [InlineData(14, 0.999999, null, 21600)]
    [InlineData(1000, 0.999999, null, 21600)]
    [InlineData(1, 0, 90.0, 90)]
    [InlineData(5, 0.5, 10.0, 60)]
    [InlineData(1, 0, 90000.0, 21600)]
    [InlineData(1, 0, -5.0, 2.5)]
    public void The_delay_doubles_up_to_six_hours_with_a_share_of_chance(int attempt, double chance, double? asked, double seconds)
    {
        using var data = new TempFolder();
        var settings = Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("NumberSwap:DataDirectory", data.Path)]).Build());

        var after = new RetrySchedule(settings, () => chance).After(attempt, asked is { } one ? TimeSpan.FromSeconds(one) : null);

        Assert.Equal(seconds, after.TotalSeconds, 0.1);
    }
}
