using System.Text.Json;
using NumberSwap.Core.Telephony;
using Xunit;

namespace NumberSwap.Core.Tests.Telephony;

public sealed class NumberFormatTests
{
    [Theory]
    [MemberData(nameof(Vectors))]
    public void FollowsTheSharedVectors(string written, string original, string replacement, string country, string expected)
    {
        Assert.True(E164.TryRead(written, country, out var read, out var problem), problem.ToString());
        Assert.Equal(original, read);
        Assert.Equal(expected, NumberFormat.Substitute(written, replacement, country));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void WhatItWritesIsTheReplacement(string written, string original, string replacement, string country, string expected)
    {
        Assert.NotEqual(original, replacement);
        Assert.True(E164.TryRead(NumberFormat.Substitute(written, replacement, country), country, out var read, out var problem), problem + expected);
        Assert.Equal(replacement, read);
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void TheNumberItselfChangesNothing(string written, string original, string replacement, string country, string expected)
    {
        Assert.NotEmpty(replacement + expected);
        Assert.Equal(written, NumberFormat.Substitute(written, original, country));
    }

    [Theory]
    [InlineData("call us", "+74951234567", "+7495 123 4567")]
    [InlineData("", "+74951234567", "+7495 123 4567")]
    [InlineData("580-40-84", "+74951234567", "+7495 123 4567")]
    [InlineData("tel:nobody", "+74951234567", "tel:+74951234567")]
    [InlineData("8 (495) 580-40-84", "+6831234", "+6831234")]
    [InlineData("８ (４９５) 580-40-84", "+74991234567", "８ (499) 123-45-67")]
    [InlineData("8 (495) 580-40-84", "no number", "no number")]
    [InlineData("8 (495) 580-40-84", "", "")]
    public void SayWhatToDoWithOddities(string written, string replacement, string expected) =>
        Assert.Equal(expected, NumberFormat.Substitute(written, replacement, "RU"));

    [Fact]
    public void NeverThrowsAndAlwaysWritesTheReplacement() => Hostile.Check(
        Hostile.TextOf("+7", "8", "(495)", "580-40-84", "495", "5804084", "0", "00", "\u00a0", "٣", "𝟖", "tel:", "(0)", "\ud800", "-"),
        written =>
        {
            var shown = NumberFormat.Substitute(written, "+74951234567", "RU");
            Assert.True(E164.TryRead(shown, "RU", out var number, out var problem), problem.ToString());
            Assert.Equal("+74951234567", number);
        });

    public static IEnumerable<TheoryDataRow<string, string, string, string, string>> Vectors()
    {
        var file = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "formats.json"));
        foreach (var vector in JsonDocument.Parse(file).RootElement.EnumerateArray())
        {
            string Field(string name) => vector.GetProperty(name).GetString()!;
            yield return new(Field("written"), Field("original"), Field("replacement"), Field("country"), Field("expected"));
        }
    }
}
