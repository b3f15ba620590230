using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

public sealed class VisitTests
{
    private static readonly Visit Whole = new("https://shop.example/?q='&<🔥", "https://yandex.ru/", new TrafficSource { Source = "yandex", Medium = "cpc", Campaign = "котлы" }, "campaign", mobile: true);

    [Fact]
    public void A_packed_visit_is_the_same_visit_with_the_same_text()
    {
        var packed = Whole.Packed();
        Assert.Equal(Whole, packed);
        Assert.Same(packed, packed.Packed());
        Assert.Equal(Whole.ToJson(), Whole.Packed().ToJson());
        Assert.Equal(Json(Whole), Json(Whole.Packed()));
    }

    /// <summary>Journals and tables of earlier versions have it.</summary>
    [Fact]
    public void Its_text_is_its_properties()
    {
        var text = """{"landingPage":"https://shop.example/","source":{"source":"(direct)","medium":"(none)"},"mobile":false}""";
        var visit = new Visit("https://shop.example/", null, new TrafficSource { Source = "(direct)", Medium = "(none)" }, null);
        Assert.Equal(text, Json(visit));
        Assert.Equal(visit, JsonSerializer.Deserialize(text, JournalJson.Default.Visit));
    }

    private static string Json(Visit visit) => JsonSerializer.Serialize(visit, JournalJson.Default.Visit);
}
