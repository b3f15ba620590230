using System.Globalization;
using NumberSwap.Server.Dashboard.Sites;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

public sealed class CountriesTests
{
    [Fact]
    public void Countries_are_named_in_the_pages_language_whoever_asked_first()
    {
        Assert.Equal(("Russia", "Germany"), Of("en"));
        Assert.Equal(("Россия", "Германия"), Of("ru"));
        Assert.Equal(("Russia", "Germany"), Of("en"));
        Assert.All(Countries.In(new CultureInfo("ru")), country => Assert.NotEqual(country.Code, country.Name));
    }

    private static (string Russia, string Germany) Of(string language)
    {
        var names = Countries.In(new CultureInfo(language)).ToDictionary(country => country.Code, country => country.Name, StringComparer.Ordinal);
        return (names["RU"], names["DE"]);
    }
}
