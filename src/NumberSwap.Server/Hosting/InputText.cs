using Microsoft.AspNetCore.Http.HttpResults;

namespace NumberSwap.Server.Hosting;

/// <summary>Checks of texts that people enter.</summary>
public static class InputText
{
    public const int MaxName = 200;

    /// <summary>The problem with a name; null when it is good.</summary>
    public static ProblemHttpResult? NameProblem(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > MaxName || name.Any(char.IsControl) || HasLoneSurrogate(name)
            ? Problem.Invalid("name", $"It has to be a name of 1 to {MaxName} characters without line breaks.")
            : null;

    /// <summary>Half a character, which no UTF-8 can hold.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }

        return false;
    }
}
