using NumberSwap.Core.Calls;
using NumberSwap.Core.Reporting;

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
        return new CallMarks(call.Product.Name, client, Step(call, isDeal), reason, call.At + (((call.Report.TalkSeconds ?? 0) + 60) * 1000L)) { Satisfaction = Satisfaction(call, isDeal) };
    }

    /// <summary>One in four answers the question after the call; who talked to somebody skilled, or bought, is the more content.</summary>
    private static int? Satisfaction(GeneratedCall call, bool isDeal)
    {
        // Of the call itself, so that nothing else that is made up depends on it.
        var luck = new Random(ContactFact.HashOf(call.Report.Id));
        if (luck.Next(4) > 0)
            return null;
        var content = (4 * luck.NextDouble() * call.Staff!.Skill) + (isDeal ? 2.5 : 1.8);
        return Math.Clamp((int)Math.Round(content), CallMarks.LeastSatisfaction, CallMarks.MostSatisfaction);
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
