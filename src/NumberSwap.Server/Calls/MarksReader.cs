using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>Checks what somebody says of a call.</summary>
public static class MarksReader
{
    /// <summary>What is to be done to a call's marks, or the problem to answer with.</summary>
    public static (Func<CallMarks, CallMarks>? Change, ProblemHttpResult? Problem) Read(MarksRequest request)
    {
        if (request.IsEmpty)
            return (null, Problem.Invalid("product", "Give at least one of product, clientType, step, reason and satisfaction."));
        if (!TryRead(request.Product, out var product))
            return (null, Problem.Invalid("product", $"It may have {CallMarks.MaxText} characters at most, and no line breaks."));
        if (!TryRead(request.Reason, out var reason))
            return (null, Problem.Invalid("reason", $"It may have {CallMarks.MaxText} characters at most, and no line breaks."));
        if (request.Satisfaction is < CallMarks.LeastSatisfaction or > CallMarks.MostSatisfaction)
            return (null, Problem.Invalid("satisfaction", "It has to be 1, 2, 3, 4, 5 or null."));
        ClientType? type = request.ClientType switch { "new" => ClientType.New, "repeat" => ClientType.Repeat, "cold" => ClientType.Cold, _ => null };
        if (type is null && request.ClientType is { Length: > 0 })
            return (null, Problem.Invalid("clientType", "It has to be new, repeat, cold or null."));
        var step = request.Step switch
        {
            null or "" => CallStep.None,
            "call" => CallStep.Call,
            "conversation" => CallStep.Conversation,
            "presentation" => CallStep.Presentation,
            "offer" => CallStep.Offer,
            "deal" => CallStep.Deal,
            _ => (CallStep?)null,
        };
        return step is null
            ? (null, Problem.Invalid("step", "It has to be call, conversation, presentation, offer, deal or null."))
            : (marks => marks with
            {
                Product = request.Gives(nameof(request.Product)) ? product : marks.Product,
                ClientType = request.Gives(nameof(request.ClientType)) ? type : marks.ClientType,
                Step = request.Gives(nameof(request.Step)) ? step.Value : marks.Step,
                Reason = request.Gives(nameof(request.Reason)) ? reason : marks.Reason,
                Satisfaction = request.Gives(nameof(request.Satisfaction)) ? request.Satisfaction : marks.Satisfaction,
            }, null);
    }

    /// <summary>A short text with single spaces; null for nothing.</summary>
    public static bool TryRead(string? text, out string? read)
    {
        read = null;
        if (text is null)
            return true;
        if (text.Length > 4 * CallMarks.MaxText || text.Trim().Any(char.IsControl) || InputText.HasLoneSurrogate(text))
            return false;
        var words = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        read = words.Length > 0 ? words : null;
        return words.Length <= CallMarks.MaxText;
    }
}
