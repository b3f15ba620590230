using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class OwnCallsTests
{
    [Theory]
    [InlineData("Anna Smith", "anna  smith ", null, true)]
    [InlineData("Пётр Иванов", "ПЕТР ИВАНОВ", null, true)]
    [InlineData("Anna Smith", "Anna", null, false)]
    [InlineData("Anna Smith", "Anna Smith", "somebody else", true)]
    [InlineData("Anna Smith", "extension 101|anna smith", "somebody else", true)]
    [InlineData("Anna Smith", "extension 101", "somebody else", false)]
    [InlineData("Anna Smith", "extension 101", "somebody else|me", true)]
    public void A_call_is_ones_own_by_a_link_as_well_as_by_a_name(string person, string of, string? linked, bool isOwn) =>
        Assert.Equal(isOwn, OwnCalls.IsOwn("me", person, of.Split('|'), linked?.Split('|') ?? []));

    [Fact]
    public void The_default_checklists_are_alike_in_both_languages_and_have_the_advised_length()
    {
        var (english, russian) = (DefaultChecklist.Items("en"), DefaultChecklist.Items("ru"));

        Assert.InRange(english.Count, Checklist.FewestAdvised, Checklist.MostAdvised);
        Assert.Equal(english.Select(item => (item.Key, item.Stage, item.Kind, item.Weight)), russian.Select(item => (item.Key, item.Stage, item.Kind, item.Weight)));
        Assert.All(english.Concat(russian), item => Assert.Equal(item.Top + 1, item.Help.Count));
        Assert.Equal(["not found", "leading questions", "exactly defined"], english.Single(item => item.Key == "need").Help);
    }
}
