using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leads;

/// <summary>Texts that anybody may have typed into a form.</summary>
public static class LeadText
{
    private const int MaxEmail = 254;
    private const int MaxAddress = 2048;

    /// <summary>The text without what no person types: control characters but for line breaks, halves of characters. Null when nothing is left.</summary>
    public static string? Clean(string? text, bool hasLines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && !(hasLines && rune.Value == '\n')))
                clean.Append(clean.Length > 0 && clean[^1] != ' ' && rune.Value is '\r' or '\n' or '\t' ? " " : "");
            else
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim() is { Length: > 0 } left ? left : null;
    }

    /// <summary>The problem with a text's length; null: there is none.</summary>
    public static ProblemHttpResult? LengthProblem(string field, string? text, int max) =>
        text?.Length > max ? Problem.Invalid(field, $"It may have {max} characters at most.") : null;

    /// <summary>True for what may be an e-mail address; whether there is such a mailbox only a letter to it tells.</summary>
    public static bool IsEmail(string text) =>
        text.Length <= MaxEmail && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@')
        && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"');

    /// <summary>A page's address without its query, which may hold what the visitor typed; null for what is none.</summary>
    public static string? PageOf(string? text) =>
        text is { Length: > 0 and <= 8192 } && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        && address.GetLeftPart(UriPartial.Path) is { Length: <= MaxAddress } page
            ? page
            : null;
}
