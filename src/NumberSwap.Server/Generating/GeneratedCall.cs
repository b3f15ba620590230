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
            if (Kind != GeneratedCallKind.Buyer)
                return 0.01;
            // Somebody who was missed may be called back; a talk that was cut short has found nothing.
            var talk = Report.TalkSeconds is { } seconds ? Math.Clamp(seconds / 120.0, 0.08, 1.6) : 0.12;
            return talk * Math.Sqrt(Staff?.Skill ?? 1) * (Ad?.Worth ?? 1) * (IsRepeat ? 1.5 : 1);
        }
    }
}
