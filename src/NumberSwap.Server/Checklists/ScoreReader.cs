using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>Checks what somebody gives a conversation.</summary>
public static class ScoreReader
{
    public const int MaxReason = 500;

    /// <summary>The problem with a score by a checklist's version; null when it is good.</summary>
    /// <param name="isCorrection">The score was final before.</param>
    public static ProblemHttpResult? ProblemOf(ScoreRequest request, Checklist list, bool isCorrection)
    {
        var values = request.Values ?? new Dictionary<string, int?>(StringComparer.Ordinal);
        var items = list.Items.ToDictionary(item => item.Key, StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            if (!items.TryGetValue(key, out var item))
                return Problem.Invalid("values", "The checklist has no such item in this version.");
            if (value < 0 || value > item.Top)
                return Problem.Invalid("values." + key, $"It has to be 0 to {item.Top}, or null where the item does not apply.");
        }

        if (request.Final == true || isCorrection)
        {
            if (list.Items.FirstOrDefault(item => !values.ContainsKey(item.Key)) is { } open)
                return Problem.Invalid("values." + open.Key, "Score every item, or say that it does not apply.");
            if (values.Values.All(value => value is null))
                return Problem.Invalid("values", "At least one item has to apply.");
        }

        return TextProblem("comment", request.Comment, CallScore.MaxComment)
            ?? (isCorrection && string.IsNullOrWhiteSpace(request.Reason) ? Problem.Invalid("reason", "Say why the score is corrected.") : TextProblem("reason", request.Reason, MaxReason));
    }

    /// <summary>A text without what surrounds it; null where nothing is said.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private static ProblemHttpResult? TextProblem(string field, string? text, int max) =>
        Text(text) is { } said && (said.Length > max || InputText.HasLoneSurrogate(said) || said.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            ? Problem.Invalid(field, $"It may have {max} characters at most.")
            : null;
}
