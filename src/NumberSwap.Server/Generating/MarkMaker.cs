using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up what operators write down about the calls that they answer.</summary>
internal sealed class MarkMaker(Random chance)
{
    private static readonly string[] Reasons = ["уточнение ТЗ", "отправка КП", "работа с возражением по цене", "согласование замера", "вопрос по оплате"];

    /// <summary>The marks of a call; null: nobody wrote anything.</summary>
    /// <param name="isDeal">Whether it leads to a deal.</param>
    public CallMarks? Make(GeneratedCall call, bool isDeal)
    {
        if (call.Staff is null || call.Kind != GeneratedCallKind.Buyer || chance.Next(10) == 0)
            return null;
        var client = chance.Next(100) < 5 ? ClientType.Cold : (ClientType?)null;
        var reason = call.IsRepeat && chance.Next(4) > 0 ? Reasons[chance.Next(Reasons.Length)] : null;
        return new CallMarks(call.Product.Name, client, Step(call, isDeal), reason, call.At + (((call.Report.TalkSeconds ?? 0) + 60) * 1000L));
    }

    /// <summary>Who talks longer comes farther, and skill helps; a deal had an offer.</summary>
    private CallStep Step(GeneratedCall call, bool isDeal)
    {
        if (isDeal)
            return CallStep.Offer;
        var talk = call.Report.TalkSeconds ?? 0;
        if (talk < 45)
            return CallStep.Call;
        var luck = chance.NextDouble() * Math.Min(1.4, talk / 150.0) * call.Staff!.Skill;
        return luck switch
        {
            < 0.3 => CallStep.Conversation,
            < 0.62 => CallStep.Presentation,
            _ => CallStep.Offer,
        };
    }
}
