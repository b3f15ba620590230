using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>A wrong setting stops the start with one message that names it and the fix.</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task An_address_that_is_taken_is_named_too()
    {
        using var data = new TempFolder();
        await using var first = await ServerProcess.StartAsync(data);
        using var other = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEndAsync(("NumberSwap:DataDirectory", other.Path), ("ASPNETCORE_URLS", first.Http.BaseAddress!.ToString()));

        Assert.Equal(1, exitCode);
        Assert.Contains("NumberSwap cannot start: ASPNETCORE_URLS", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NumberSwap:AdminKey", "short")]
    [InlineData("NumberSwap:PublicUrl", "calls.example.com")]
    [InlineData("NumberSwap:RateLimits:Enabled", "perhaps")]
    [InlineData("NumberSwap:RateLimits:PagesPerMinute", "0")]
    [InlineData("NumberSwap:Retention:CallDays", "-1")]
    [InlineData("NumberSwap:DataDirectory", "/proc/nowhere")]
    [InlineData("ConnectionStrings:Redis", "127.0.0.1:6379,nonsense=1")]
    [InlineData("ConnectionStrings:SqlServer", "nonsense")]
    [InlineData("ASPNETCORE_URLS", "localhost")]
    public async Task It_is_named_with_its_fix(string name, string value)
    {
        using var data = new TempFolder();

        var (exitCode, errors) = await ServerProcess.RunToEndAsync(("NumberSwap:DataDirectory", data.Path), (name, value));

        Assert.Equal(1, exitCode);
        var message = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("NumberSwap cannot start: " + name, message, StringComparison.Ordinal);
    }
}
