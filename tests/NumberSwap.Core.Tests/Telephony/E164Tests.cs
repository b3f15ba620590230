using NumberSwap.Core.Telephony;
using Xunit;

namespace NumberSwap.Core.Tests.Telephony;

public sealed class E164Tests
{
    [Theory]
    // Russia
    [InlineData("RU", "8 (495) 580-40-84", "+74955804084")]
    [InlineData("RU", "+7 495 580 40 84", "+74955804084")]
    [InlineData("RU", "+74955804084", "+74955804084")]
    [InlineData("RU", "74955804084", "+74955804084")]
    [InlineData("RU", "(495) 580-40-84", "+74955804084")]
    [InlineData("RU", "495.580.40.84", "+74955804084")]
    [InlineData("ru", "+7 (8495) 580-40-84", "+74955804084")]
    [InlineData("RU", "8 800 555-35-35", "+78005553535")]
    [InlineData("RU", "800 555 35 35", "+78005553535")]
    [InlineData("RU", "8 727 250 00 00", "+77272500000")]
    [InlineData("RU", "8 10 44 20 7946 0123", "+442079460123")]
    [InlineData("RU", "00 44 20 7946 0123", "+442079460123")]
    // Kazakhstan, Belarus, Ukraine
    [InlineData("KZ", "8 (727) 250-00-00", "+77272500000")]
    [InlineData("KZ", "7 701 123 45 67", "+77011234567")]
    [InlineData("KZ", "7011234567", "+77011234567")]
    [InlineData("KZ", "8 495 580 40 84", "+74955804084")]
    [InlineData("BY", "8 (029) 123-45-67", "+375291234567")]
    [InlineData("BY", "8 029 1234567", "+375291234567")]
    [InlineData("BY", "(029) 123-45-67", "+375291234567")]
    [InlineData("BY", "80291234567", "+375291234567")]
    [InlineData("BY", "375 29 123 45 67", "+375291234567")]
    [InlineData("BY", "8 801 100 10 00", "+3758011001000")]
    [InlineData("UA", "(044) 123-45-67", "+380441234567")]
    [InlineData("UA", "380 67 123 45 67", "+380671234567")]
    [InlineData("UA", "+38 (067) 123-45-67", "+380671234567")]
    // North America
    [InlineData("US", "(212) 555-0123", "+12125550123")]
    [InlineData("US", "1-212-555-0123", "+12125550123")]
    [InlineData("CA", "416.555.0123", "+14165550123")]
    [InlineData("US", "011 44 20 7946 0123", "+442079460123")]
    // Western Europe
    [InlineData("GB", "020 7946 0123", "+442079460123")]
    [InlineData("GB", "+44 (0) 20 7946 0123", "+442079460123")]
    [InlineData("GB", "0044 20 7946 0123", "+442079460123")]
    [InlineData("GB", "(01632) 960123", "+441632960123")]
    [InlineData("GB", "016977 2345", "+44169772345")]
    [InlineData("GB", "0800 1111", "+448001111")]
    [InlineData("DE", "030 / 23 12 51 23", "+493023125123")]
    [InlineData("DE", "+49 (0)30 23125 123", "+493023125123")]
    [InlineData("DE", "49 30 1234567", "+49301234567")]
    [InlineData("DE", "0151 23456789", "+4915123456789")]
    [InlineData("DE", "0800 3301000", "+498003301000")]
    [InlineData("FR", "01 99 00 12 34", "+33199001234")]
    [InlineData("FR", "+33 (0)1 99 00 12 34", "+33199001234")]
    [InlineData("ES", "912 34 56 78", "+34912345678")]
    [InlineData("ES", "34912345678", "+34912345678")]
    [InlineData("IT", "06 1234 5678", "+390612345678")]
    [InlineData("IT", "+39 (0)6 1234 5678", "+390612345678")]
    [InlineData("IT", "333 1234567", "+393331234567")]
    [InlineData("IT", "391 234 5678", "+393912345678")]
    [InlineData("IT", "39 333 1234567", "+393331234567")]
    // Poland, Turkey, India, others
    [InlineData("PL", "22 123 45 67", "+48221234567")]
    [InlineData("PL", "48 22 123 45 67", "+48221234567")]
    [InlineData("TR", "0 (212) 123 45 67", "+902121234567")]
    [InlineData("TR", "444 1 234", "+904441234")]
    [InlineData("IN", "011-2345 6789", "+911123456789")]
    [InlineData("IN", "98765 43210", "+919876543210")]
    [InlineData("IN", "91 98765 43210", "+919876543210")]
    [InlineData("IN", "9123456789", "+919123456789")]
    [InlineData("IN", "1800 123 4567", "+9118001234567")]
    [InlineData("AT", "01 2345678", "+4312345678")]
    [InlineData("AU", "(02) 5550 1234", "+61255501234")]
    // Any country with +
    [InlineData("RU", "+66 2-123-4567", "+6621234567")]
    [InlineData("XX", "+66 (0)2-123-4567", "+6621234567")]
    [InlineData("", "+6831234", "+6831234")]
    // Typography
    [InlineData("RU", "8\u00a0(495)\u2009580\u201140\u201384", "+74955804084")]
    [InlineData("RU", "8 (495) 580\u221240\u201484", "+74955804084")]
    [InlineData("RU", "\u202a+7 495 580-40-84\u202c", "+74955804084")]
    [InlineData("RU", "8 495 580\u00ad40\u200b84", "+74955804084")]
    [InlineData("RU", "tel:+7-495-580-40-84", "+74955804084")]
    [InlineData("RU", " TEL:84955804084 ", "+74955804084")]
    [InlineData("RU", "＋７（４９５）５８０－４０－８４", "+74955804084")]
    [InlineData("IN", "०११ २३४५ ६७८९", "+911123456789")]
    [InlineData("AE", "٠٤ ١٢٣ ٤٥٦٧", "+97141234567")]
    [InlineData("RU", "𝟖 495 580 40 84", "+74955804084")]
    [InlineData("RU", "(+7) 495 580/40/84", "+74955804084")]
    public void Reads(string country, string text, string expected)
    {
        Assert.True(E164.TryRead(text, country, out var number, out var problem), problem.ToString());
        Assert.Equal(expected, number);
        Assert.Same(ProblemText.None, problem);
    }

    [Theory]
    [InlineData("RU", null, "no phone number")]
    [InlineData("RU", "", "no phone number")]
    [InlineData("RU", " ()- ", "no phone number")]
    [InlineData("RU", "+", "no phone number")]
    [InlineData("RU", "tel:", "no phone number")]
    [InlineData("RU", "580-40-84", "too few digits (RU)")]
    [InlineData("RU", "8 495 580 40 8", "too few digits (RU)")]
    [InlineData("RU", "8 495 580 40 845", "too many digits (RU)")]
    [InlineData("RU", "8 295 580 40 84", "begins like no number of that country (RU)")]
    [InlineData("RU", "7495580408", "too few digits (RU)")]
    [InlineData("RU", "+7 495 580 40 8", "too few digits")]
    [InlineData("US", "012 555 0123", "begins like no number of that country (US)")]
    [InlineData("US", "212 155 0123", "begins like no number of that country (US)")]
    [InlineData("US", "555-0123", "too few digits (US)")]
    [InlineData("US", "1-800-FLOWERS", "letters")]
    [InlineData("RU", "позвоните нам", "letters")]
    [InlineData("US", "212 555 0123 ext. 5", "extension")]
    [InlineData("US", "212 555 0123 x5", "extension")]
    [InlineData("US", "tel:+12125550123;ext=5", "extension")]
    [InlineData("RU", "8 (495) 580-40-84 доб. 12", "extension")]
    [InlineData("RU", "8 916 123 45 6", "too few digits (RU)")]
    [InlineData("RU", "8 812 123 45 6", "too few digits (RU)")]
    [InlineData("IN", "98765 4321", "too few digits (IN)")]
    [InlineData("PL", "22 123 45 6", "too few digits (PL)")]
    [InlineData("PL", "22 123 45 678", "too many digits (PL)")]
    [InlineData("RU", "+7495#5", "character")]
    [InlineData("RU", "8495\0580", "character")]
    [InlineData("RU", "8495\ud800580", "character")]
    [InlineData("RU", "++74955804084", "+ inside")]
    [InlineData("RU", "7+4955804084", "+ inside")]
    [InlineData("XX", "8 495 580 40 84", "no country code")]
    [InlineData("XX", "+21", "7 to 15 digits")]
    [InlineData("XX", "+2101234567890123", "7 to 15 digits")]
    [InlineData("XX", "+0123456789", "7 to 15 digits")]
    [InlineData("RU", "8 495 580 40 84                                                                  ", "longer than 64")]
    public void RefusesAndSaysWhy(string country, string? text, string why)
    {
        Assert.False(E164.TryRead(text, country, out var number, out var problem));
        Assert.Equal("", number);
        Assert.Contains(why, problem.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnswersE164WithTheSameInstance()
    {
        var text = new string("+74955804084");
        Assert.True(E164.TryRead(text, "GB", out var number, out _));
        Assert.Same(text, number);
    }

    [Fact]
    public void E164CostsNoAllocation()
    {
        E164.TryRead("+74955804084", "RU", out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            E164.TryRead("+74955804084", "RU", out _, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void EchoesNoMoreThanFortyCharactersAndNoControls()
    {
        E164.TryRead("\u0007" + new string('я', 60), "RU", out _, out var problem);
        Assert.Contains("“?" + new string('я', 38) + "…”", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RU", true)]
    [InlineData("gb", true)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    public void KnowsCountries(string country, bool known) => Assert.Equal(known, E164.KnowsCountry(country));

    [Theory]
    [MemberData(nameof(Countries))]
    public void ReadsTheExampleThatEachCountryIsShown(string country)
    {
        E164.TryRead("1", country, out _, out var refused);
        var problem = refused.ToString();
        var start = problem.IndexOf('+', StringComparison.Ordinal);
        Assert.True(start > 0, problem);
        var example = problem[start..^1];

        Assert.True(E164.TryRead(example, country, out var number, out var why), why.ToString());
        Assert.True(E164.TryRead(number, country, out var again, out _));
        Assert.Same(number, again);
        Assert.True(E164.TryRead(number[1..], country, out var withoutPlus, out why), why.ToString());
        Assert.Equal(number, withoutPlus);
        Assert.True(E164.TryRead("00" + number[1..], "FR", out var dialled, out why), why.ToString());
        Assert.Equal(number, dialled);
    }

    public static TheoryData<string> Countries() =>
    [
        "RU", "KZ", "BY", "UA", "US", "CA", "GB", "DE", "FR", "ES", "IT", "PL", "TR", "IN", "AM", "AZ", "GE", "KG", "MD", "UZ",
        "LT", "LV", "EE", "CZ", "SK", "AT", "CH", "NL", "BE", "PT", "IL", "AE", "AU",
        "SE", "NO", "DK", "FI", "IE", "RO", "HU", "BG", "GR", "RS", "HR", "SI", "CY", "MT", "TJ", "TM", "JP", "CN", "NZ", "ZA", "BR",
    ];

    [Theory]
    [InlineData("+(0)7 00 375 495")]
    [InlineData("+3(0)75 1")]
    [InlineData(" +٣(0)375495")]
    [InlineData("+(0)")]
    public void AZeroInBracketsHidesNoKnownCode(string text) => Assert.False(E164.TryRead(text, "RU", out _, out _));

    [Fact]
    public void NeverThrowsAndItsAnswerIsE164() => Hostile.Check(
        Hostile.TextOf("+", "8", "7", "00", "810", "495", "580", "(0)", "-", " ", "\u00a0", "٣", "𝟖", "tel:", "ext", "\ud800", "375", "999"),
        text =>
        {
            foreach (var country in new[] { "RU", "US", "IT", "BY", "XX" })
            {
                if (!E164.TryRead(text, country, out var number, out var problem))
                {
                    Assert.NotEmpty(problem.ToString());
                    continue;
                }

                Assert.Matches("^\\+[1-9][0-9]{5,14}$", number);
                Assert.True(E164.TryRead(number, "XX", out var again, out _));
                Assert.Same(number, again);
            }
        });
}
