using Xunit;

namespace NumberSwap.Core.Tests;

public sealed class ProblemTextTests
{
    [Fact]
    public void KeepsItsTemplateAndItsValues()
    {
        var most = 30;
        ProblemText text = $"It has to be 1 to {most} seconds, not {"{0}"}, {1234.6:0}.";

        Assert.Equal("It has to be 1 to {0} seconds, not {1}, {2}.", text.Template);
        Assert.Equal([30, "{0}", "1235"], text.Values);
        Assert.Equal("It has to be 1 to 30 seconds, not {0}, 1235.", text.ToString());
    }

    [Fact]
    public void APlainTextMayHoldBraces()
    {
        ProblemText text = "PUT /v1/sites/{site}";
        var value = 1;
        ProblemText both = $"{{site}} is {value}";

        Assert.Equal("PUT /v1/sites/{site}", text.ToString());
        Assert.Equal("{site} is 1", both.ToString());
        Assert.Equal("", ProblemText.None.ToString());
    }

    [Fact]
    public void AValueMayBeATextItself()
    {
        ProblemText what = "site";
        ProblemText text = $"There is no such {what}.";

        Assert.Equal("There is no such site.", text.ToString());
        Assert.Same(what, Assert.Single(text.Values));
    }
}
