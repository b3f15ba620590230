namespace NumberSwap.Core.Reporting;

/// <summary>A site's texts by the ids that facts have of them. It only grows; readers need no lock.</summary>
public sealed class ReportTexts
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, string> shared = new(StringComparer.Ordinal);
    private volatile string?[] texts = new string?[256];
    private volatile Touch?[] touches = new Touch?[256];

    /// <summary>The largest id that is known.</summary>
    public int Last { get; private set; }

    /// <summary>The text; null for 0 and for what is not known.</summary>
    public string? Text(int id) => (uint)id < (uint)texts.Length ? texts[id] : null;

    /// <summary>The visit; null for 0 and for what is none.</summary>
    public Touch? Touch(int id) => (uint)id < (uint)touches.Length ? touches[id] : null;

    public void Add(int id, string text)
    {
        lock (gate)
        {
            if (id >= texts.Length)
            {
                var size = Math.Max(id + 1, 2 * texts.Length);
                var (moreTexts, moreTouches) = (new string?[size], new Touch?[size]);
                texts.CopyTo(moreTexts, 0);
                touches.CopyTo(moreTouches, 0);
                (texts, touches) = (moreTexts, moreTouches);
            }

            if (Reporting.Touch.Read(text) is { } touch)
                touches[id] = new(Shared(touch.Source)!, Shared(touch.Medium)!, Shared(touch.Campaign), Shared(touch.CampaignId), Shared(touch.Term), Shared(touch.Page));
            else
                texts[id] = text;
            Last = Math.Max(Last, id);
        }
    }

    /// <summary>One object for what many touches say.</summary>
    private string? Shared(string? text)
    {
        if (text is null)
            return null;
        if (!shared.TryGetValue(text, out var known))
            shared[text] = known = text;
        return known;
    }
}
