using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>What the translation tests see in a source.</summary>
public sealed class PageTextTests
{
    [Fact]
    public void A_text_is_found_wherever_a_page_says_it()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "Some.razor");
        File.WriteAllText(file, """
            <h1 title="@T["Title"]">@T["{0} of {1}", a, b[1]]</h1>
            @T.Count(list.Count(x => x.Name == "no"), "{0} call|{0} calls")
            @T[isOn ? "On" : "Off \"so\""] @T[kind switch { Kind.A => "First", "b" => "Second", _ => "Third" }]
            @T[kind == "not this" ? "Yes" : "No"] @T[Name("neither")] @code { T[] array; List<T> more; int[] t = new T[3]; }
            """);

        var texts = PageText.In(file).ToList();

        Assert.Equal(
            ["Title", "{0} of {1}", "{0} call|{0} calls", "On", "Off \"so\"", "First", "Second", "Third", "Yes", "No"],
            texts.Select(text => text.English));
        Assert.Equal([0, 2, 1], texts.Take(3).Select(text => text.Values));
        Assert.Equal([false, false, true], texts.Take(3).Select(text => text.IsCounted));
        Assert.EndsWith("Some.razor:2", texts[2].Place, StringComparison.Ordinal);
    }
}
