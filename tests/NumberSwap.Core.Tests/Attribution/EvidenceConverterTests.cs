using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;
using Xunit;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class EvidenceConverterTests
{
    [Fact]
    public void IsReadAsItWasWritten()
    {
        for (var flags = 0; flags < 32; flags++)
        {
            var evidence = (Evidence)flags;
            Assert.Equal(evidence, JsonSerializer.Deserialize<Evidence>(JsonSerializer.Serialize(evidence)));
        }
    }

    [Theory]
    [InlineData(Evidence.None, "[]")]
    [InlineData(Evidence.Form | Evidence.Open | Evidence.Tap, """["open","tap","form"]""")]
    [InlineData(Evidence.Copy | Evidence.Caller, """["copy","caller"]""")]
    public void IsAListOfWords(Evidence evidence, string json) => Assert.Equal(json, JsonSerializer.Serialize(evidence));

    [Theory]
    [InlineData("""["tap","telepathy"]""", Evidence.Tap)]
    [InlineData("""["telepathy"]""", Evidence.None)]
    [InlineData("""["Tap",""]""", Evidence.None)]
    [InlineData("""["tap","tap"]""", Evidence.Tap)]
    public void LeavesOutWordsThatAreNotKnown(string json, Evidence evidence) => Assert.Equal(evidence, JsonSerializer.Deserialize<Evidence>(json));

    [Theory]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("\"tap\"")]
    [InlineData("[1]")]
    [InlineData("[null]")]
    [InlineData("[[\"tap\"]]")]
    [InlineData("[\"tap\"")]
    [InlineData("{}")]
    public void RefusesWhatIsNoListOfWords(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Evidence>(json));

    [Fact]
    public void AnAttributionKeepsIt()
    {
        var call = new CallAttribution(
            MatchLevel.None, 0, null, null, null, [new Candidate("s", 0.25, "yandex", "kotly", 90, Evidence.Copy)], new Certainty(0.25, 0, 0.25), 0.5);
        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(call, JournalJson.Default.CallAttribution), JournalJson.Default.CallAttribution)!;
        Assert.Equal(call with { Candidates = [] }, read with { Candidates = [] });
        Assert.Equal(call.Candidates, read.Candidates);
    }

    [Fact]
    public void AnAttributionOfBeforeThereWasEvidenceIsRead()
    {
        const string Json = """{"match":"session","probability":0.95,"campaign":"c1","candidates":[{"session":"s","probability":0.95,"source":"yandex"}]}""";
        var call = JsonSerializer.Deserialize(Json, JournalJson.Default.CallAttribution)!;
        Assert.Equal((MatchLevel.Session, 0.95, "c1", null, 0d), (call.Match, call.Probability, call.Campaign, call.Certainty, call.Nobody));
        Assert.Equal([new Candidate("s", 0.95, "yandex", null)], call.Candidates);
    }
}
