using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;
using Xunit;

namespace NumberSwap.Core.Tests.Reporting;

public sealed class TargetRuleTests
{
    private const long Day = 24 * 3600 * 1000L;

    private static readonly TargetCall Good = new(CallStatus.Completed, 240, 1000 * Day, "+79161234567", "+74951234501", "Анна", "yandex", Tags: null, EarlierAt: null);

    [Fact]
    public void A_target_call_is_answered_long_enough_first_and_neither_spam_nor_a_service_question()
    {
        Assert.Equal("target", Verdict(Good));
        Assert.Equal("target", Verdict(Good with { TalkSeconds = 30 }));
        Assert.Equal("missed", Verdict(Good with { Status = CallStatus.Missed, TalkSeconds = null }));
        Assert.Equal("short", Verdict(Good with { TalkSeconds = 29 }));
        Assert.Equal("short", Verdict(Good with { TalkSeconds = null }));
        Assert.Equal("repeat", Verdict(Good with { EarlierAt = 970 * Day }));
        Assert.Equal("target", Verdict(Good with { EarlierAt = (970 * Day) - 1 }));
        Assert.Equal("tag:spam", Verdict(Good with { Tags = "|spam|vip|" }));
        Assert.Equal("tag:сервис", Verdict(Good with { Tags = "|сервис|" }));
        Assert.Equal("target", Verdict(Good with { Tags = "|antispam|spammer|" }));
    }

    [Fact]
    public void Of_a_call_that_is_not_over_nothing_is_said()
    {
        Assert.Equal("open", Verdict(Good with { Status = CallStatus.Ringing, TalkSeconds = null }));
        Assert.Equal("open", Verdict(Good with { Status = CallStatus.Answered, TalkSeconds = null }));
        Assert.Equal("target", Verdict(Good with { Status = CallStatus.Answered }));
    }

    [Fact]
    public void Nothing_is_known_of_a_withheld_caller_and_one_who_was_forgotten_stays_repeated()
    {
        Assert.Equal("target", Verdict(Good with { Caller = null }));
        Assert.Equal("repeat", Verdict(Good with { Caller = null, EarlierAt = 999 * Day }));
    }

    [Fact]
    public void The_first_reason_in_the_fixed_order_is_named()
    {
        var rule = new TargetRule
        {
            RequiredTags = ["order"],
            ExcludedCallers = ["+7916*"],
            ExcludedNumbers = [Good.Dialled],
            ExcludedOperators = ["анна"],
            ExcludedSources = ["Yandex"],
        };
        var call = Good with { Status = CallStatus.Missed, TalkSeconds = 0, EarlierAt = Good.StartedAt - 1, Tags = "|spam|" };
        Assert.Equal("missed", Verdict(call, rule));
        call = call with { Status = CallStatus.Completed };
        Assert.Equal("short", Verdict(call, rule));
        call = call with { TalkSeconds = 240 };
        Assert.Equal("repeat", Verdict(call, rule));
        call = call with { EarlierAt = null };
        Assert.Equal("tag:spam", Verdict(call, rule));
        call = call with { Tags = null };
        Assert.Equal("untagged", Verdict(call, rule));
        call = call with { Tags = "|order|" };
        Assert.Equal("caller", Verdict(call, rule));
        rule = rule with { ExcludedCallers = ["+79161234568"] };
        Assert.Equal("number:+74951234501", Verdict(call, rule));
        rule = rule with { ExcludedNumbers = [] };
        Assert.Equal("operator:анна", Verdict(call, rule));
        Assert.Equal("operator:анна", Verdict(call with { Operator = " АННА " }, rule));
        rule = rule with { ExcludedOperators = [] };
        Assert.Equal("source:Yandex", Verdict(call, rule));
        Assert.Equal("source:Yandex", Verdict(call with { Source = "YANDEX" }, rule));
        rule = rule with { ExcludedSources = [] };
        Assert.Equal("target", Verdict(call, rule));
    }

    [Fact]
    public void What_is_not_asked_for_leaves_no_call_out()
    {
        var rule = new TargetRule { Answered = false, MinTalkSeconds = 0, FirstInDays = 0, ExcludedTags = [] };
        Assert.Equal("target", Verdict(Good with { Status = CallStatus.Missed, TalkSeconds = null, EarlierAt = Good.StartedAt - 1, Tags = "|spam|" }, rule));
        Assert.Equal("open", Verdict(Good with { Status = CallStatus.Ringing, TalkSeconds = null }, rule));
    }

    [Fact]
    public void Rules_that_say_the_same_are_equal()
    {
        Assert.Equal(new TargetRule { RequiredTags = ["a"] }, new TargetRule { RequiredTags = ["a"] });
        Assert.NotEqual(new TargetRule { RequiredTags = ["a"] }, new TargetRule { ExcludedCallers = ["a"] });
        Assert.NotEqual(TargetRule.Default, TargetRule.OfTalk(30));
    }

    private static string Verdict(TargetCall call, TargetRule? rule = null) => (rule ?? TargetRule.Default).Judge(call).ToString();
}
