using Microsoft.AspNetCore.Http.HttpResults;
using MimeKit;
using NumberSwap.Core.People;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>Checks of what people say of themselves and each other.</summary>
public static class PersonInput
{
    private const int LongestEmail = 254;

    /// <summary>An email as it is stored (lower case), or null for what is none.</summary>
    public static string? Email(string? text)
    {
        var email = text?.Trim();
        if (email is null or { Length: < 3 or > LongestEmail } || InputText.HasLoneSurrogate(email))
            return null;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var isOne = at > 0 && at < email.Length - 1 && at == email.LastIndexOf('@') && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';');
        return isOne && MailboxAddress.TryParse(email, out var address) && address.Address == email ? email.ToLowerInvariant() : null;
    }

    public static ProblemHttpResult EmailProblem() => Problem.Invalid("email", "It has to be an email address such as anna@shop.example.");

    /// <summary>The role that a request names, or null for what is none.</summary>
    public static Role? RoleOf(string? text) => text switch
    {
        "analyst" => Role.Analyst,
        "manager" => Role.Manager,
        "owner" => Role.Owner,
        _ => null,
    };

    public static ProblemHttpResult RoleProblem() => Problem.Invalid("role", "It has to be analyst, manager or owner.");
}
