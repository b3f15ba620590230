using System.Globalization;
using NumberSwap.Core.Money;
using Xunit;

namespace NumberSwap.Core.Tests.Money;

public sealed class AmountTests
{
    [Fact]
    public void A_sum_of_many_of_the_largest_is_exact()
    {
        Assert.Equal(1_000_000 * Amount.Most, Amount.FromStored(1_000_000m * Amount.ToStored(Amount.Most)));
        Assert.Equal(-3.0001m, Amount.FromSums(-2, -10_001));
        Assert.Equal("2.50", Amount.FromSums(2, 5_000).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1234.50", null, "1234.50")]
    [InlineData("1234,50", null, "1234.50")]
    [InlineData("1 234,50", null, "1234.50")]
    [InlineData("1\u00A0234\u202F567,5", null, "1234567.5")]
    [InlineData("1,234.56", null, "1234.56")]
    [InlineData("1.234.567", null, "1234567")]
    [InlineData("1.234,56 ₽", null, "1234.56")]
    [InlineData("1'234.50", null, "1234.50")]
    [InlineData("500 руб.", null, "500")]
    [InlineData("500,50 руб.", null, "500.50")]
    [InlineData("RUB 12", null, "12")]
    [InlineData("-12.5", null, "-12.5")]
    [InlineData("\u221212.5", null, "-12.5")]
    [InlineData("0.125", null, "0.125")]
    [InlineData("0", null, "0")]
    [InlineData("1,234", ',', "1.234")]
    [InlineData("1,234", '.', "1234")]
    [InlineData("12.3456", null, "12.3456")]
    public void An_amount_is_read_as_it_is_written(string text, char? point, string amount) =>
        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), Amount.Read(text, point));

    [Theory]
    [InlineData("1,234", null)]
    [InlineData("1.234", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("руб.", null)]
    [InlineData("12a34", null)]
    [InlineData("1-2", null)]
    [InlineData("12.34567", null)]
    [InlineData("1,23,456.00", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1234.5", ',')]
    [InlineData("10000000000000", null)]
    [InlineData("99999999999999999999999999999999999999999", null)]
    [InlineData("=1+1", null)]
    public void What_is_no_amount_or_could_be_two_is_refused(string text, char? point) => Assert.Null(Amount.Read(text, point));

    [Fact]
    public void Amounts_are_stored_exactly()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 10_000; i++)
        {
            var amount = random.NextInt64(-1_000_000_000_000_000, 1_000_000_000_000_000) / 10_000m;
            Assert.Equal(amount, Amount.FromStored(Amount.ToStored(amount)));
        }

        Assert.Equal("0.10", Amount.FromStored(Amount.ToStored(0.1m)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("0.1234", Amount.FromStored(Amount.ToStored(0.1234m)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal("5.00", Amount.FromStored(Amount.ToStored(5m)).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("руб.", "RUB")]
    [InlineData("RUR", "RUB")]
    [InlineData("₽", "RUB")]
    [InlineData("usd", "USD")]
    [InlineData("XYZ", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Currencies_are_known_by_their_codes_and_usual_names(string? text, string? code) => Assert.Equal(code, Currency.Read(text));
}
