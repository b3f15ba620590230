using NumberSwap.Server.Hosting;
using Xunit;

namespace NumberSwap.Server.Tests.Hosting;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+7-1", "'+7-1")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\t'=1")]
    [InlineData("\r=1", "\r'=1")]
    [InlineData("a\n=1", "a\n'=1")]
    [InlineData("  =1", "  '=1")]
    [InlineData("\u00a0=1", "\u00a0'=1")]
    [InlineData("\u200b\ufeff=1", "\u200b\ufeff'=1")]
    [InlineData("\"=1", "\"'=1")]
    [InlineData("\uff1d1", "'\uff1d1")]
    [InlineData("\uff20SUM", "'\uff20SUM")]
    [InlineData("\u22121", "'\u22121")]
    [InlineData("x;=1+1", "x;'=1+1")]
    [InlineData("x,\"=1", "x,\"'=1")]
    [InlineData("==1", "'==1")]
    [InlineData("+79161234567", "+79161234567")]
    [InlineData("+791612•••• ", "'+791612•••• ")]
    [InlineData("a=1&b=-2", "a=1&b=-2")]
    [InlineData("https://shop.example/?a=1", "https://shop.example/?a=1")]
    [InlineData("Котлы-Москва", "Котлы-Москва")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void No_text_begins_a_formula_and_what_is_none_stays(string? text, string safe) => Assert.Equal(safe, CsvText.Safe(text));
}
