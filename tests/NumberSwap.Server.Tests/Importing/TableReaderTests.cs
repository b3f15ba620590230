using System.Text;
using NumberSwap.Server.Importing;
using Xunit;

namespace NumberSwap.Server.Tests.Importing;

public sealed class TableReaderTests
{
    private const string Text = "Дата;Кампания\n22.11.2026;Котлы";

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "windows-1251"];

    [Theory, MemberData(nameof(Encodings))]
    public void A_text_is_read_in_the_encodings_that_exports_have(string name)
    {
        var encoding = name == "windows-1251" ? CodePagesEncodingProvider.Instance.GetEncoding(1251)! : Encoding.GetEncoding(name);

        Assert.Equal(Text, TableText.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
        if (name != "utf-16BE")
            Assert.Equal("Day\tCost", TableText.Read(encoding.GetBytes("Day\tCost")));
    }

    [Fact]
    public void Rows_have_the_lines_at_which_they_begin()
    {
        var rows = TableReader.Read("a,b\r\n\r\n\"x\ny\",\"say \"\"hi\"\"\"\r\nlast,1", ',', 100);

        Assert.Equal([1, 3, 5], rows.Select(row => row.Line));
        Assert.Equal(["x\ny", "say \"hi\""], rows[1].Cells);
        Assert.All(rows, row => Assert.False(row.IsBroken));
    }

    [Theory]
    [InlineData("a,b\n\"never closed,1\n2,3\n")]
    [InlineData("a,b\n\"x\"y,1\n")]
    public void A_row_whose_quotes_do_not_match_is_known(string text) => Assert.Contains(TableReader.Read(text, ',', 100), row => row.IsBroken);

    [Fact]
    public void Whatever_it_is_given_it_never_throws()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            for (var j = 0; j < bytes.Length; j++)
                bytes[j] = random.Next(3) == 0 ? (byte)",;\t\"\n\r"[random.Next(6)] : bytes[j];
            foreach (var separator in TableReader.Separators)
                Assert.NotNull(TableReader.Read(TableText.Read(bytes), separator, 100));
        }
    }
}
