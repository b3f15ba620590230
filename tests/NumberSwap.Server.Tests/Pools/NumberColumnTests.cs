using NumberSwap.Server.Pools;
using Xunit;

namespace NumberSwap.Server.Tests.Pools;

/// <summary>The column of numbers, in whatever people have.</summary>
public sealed class NumberColumnTests
{
    [Theory]
    [InlineData("8 (495) 123-45-01\n+7 495 123 45 02", "1:8 (495) 123-45-01|2:+7 495 123 45 02")]
    [InlineData("\uFEFF84951234501\r\n\r\n  84951234502  \r\n", "1:84951234501|3:84951234502")]
    [InlineData("Город;Номер\r\nМосква;\"8 (495) 123-45-01\"\r\nМосква;84951234502", "1:Номер|2:8 (495) 123-45-01|3:84951234502")]
    [InlineData("number,sip\n+74951234501,\"a, b\"\n+74951234502,x", "1:number|2:+74951234501|3:+74951234502")]
    [InlineData("1\t+74951234501\tМосква\n2\t+74951234502\t", "1:+74951234501|2:+74951234502")]
    [InlineData("+74951234501,+74951234502, +74951234503", "1:+74951234501|1:+74951234502|1:+74951234503")]
    [InlineData("+74951234501, +74951234502\n+74951234503", "1:+74951234501|1:+74951234502|2:+74951234503")]
    [InlineData("+74951234501;+74951234509\n+74951234502;+74951234509", "1:+74951234501|2:+74951234502")]
    [InlineData("=\"+74951234501\"\n'+74951234502", "1:+74951234501|2:+74951234502")]
    [InlineData("a;\"never closed\nb;84951234502\nc;84951234503", "1:\"never closed|2:84951234502|3:84951234503")]
    [InlineData("a;\"say \"\"x\"\"\";84951234502\nb;y;84951234503", "1:84951234502|2:84951234503")]
    [InlineData("a;b\n84951234501", "1:a|2:84951234501")]
    [InlineData(";;\n;;84951234501", "1:|2:84951234501")]
    [InlineData("  \n\r\n", "")]
    [InlineData("", "")]
    public void It_is_found(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', NumberColumn.Read(text, "RU").Select(line => $"{line.Line}:{line.Text}")));
}
