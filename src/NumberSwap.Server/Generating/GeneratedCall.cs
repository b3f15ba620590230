using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Generating;

/// <summary>A call that is made up, with what nobody but its maker knows.</summary>
/// <param name="Staff">Who answered; null: nobody.</param>
/// <param name="Ad">The way by which its caller came; null: by no page.</param>
/// <param name="IsRepeat">Whether the caller has called before.</param>
/// <param name="Kind">What sort of call it is.</param>
internal sealed record GeneratedCall(CallReport Report, StaffMember? Staff, Ad? Ad, Product Product, bool IsRepeat, GeneratedCallKind Kind)
{
    public long At => Report.StartedAt!.Value;

    /// <summary>What somebody wrote on it, or null.</summary>
    public string? Tag => Kind switch
    {
        GeneratedCallKind.Spam => "spam",
        GeneratedCallKind.Service => "service",
        _ => null,
    };

    /// <summary>How likely it leads to a deal, relative to the others.</summary>
    public double Promise
    {
        get
        {
            // Nobody has sold anything to somebody who was missed: who is called back buys by that call.
            if (Staff is null)
                return 0;
            if (Kind != GeneratedCallKind.Buyer)
                return 0.01;
            // A talk that was cut short has found nothing.
            var talk = Math.Clamp((Report.TalkSeconds ?? 0) / 120.0, 0.08, 1.6);
            return talk * Math.Sqrt(Staff.Skill) * (Ad?.Worth ?? 1) * (IsRepeat ? 1.5 : 1);
        }
    }
}
