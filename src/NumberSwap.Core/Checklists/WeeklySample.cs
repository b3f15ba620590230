using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Core.Checklists;

/// <summary>Draws the conversations of an operator's week that are to be scored.</summary>
/// <remarks>
/// The algorithm <c>lowest-sha256-v1</c>: of each call, SHA-256 is taken over the UTF-8 text of five lines (joined by line feeds, none at the end):
/// the algorithm's name, the site's id, the week (<c>2026-W47</c>), the operator's name as the calls have it, the call's id. The calls are put in the
/// order of these hashes as bytes, and the first of them are the sample, as many as <see cref="SampleSize"/> says. So anybody can draw it again, in any
/// order of the rows, and get the same; each call has the same chance; and nobody can choose a call without having chosen its id at the platform.
/// </remarks>
public static class WeeklySample
{
    public const string Algorithm = "lowest-sha256-v1";

    /// <summary>The sample, in the order of the hashes.</summary>
    /// <param name="calls">Ids of all of the operator's conversations of the week, each once, in any order.</param>
    public static IReadOnlyList<string> Draw(string site, IsoWeek week, string operatorName, IReadOnlyCollection<string> calls, int sharePercent) =>
        [.. calls
            .Select(call => (Call: call, Hash: HashOf(site, week, operatorName, call)))
            .OrderBy(call => call.Hash, StringComparer.Ordinal)
            .Take(SampleSize.Of(calls.Count, sharePercent))
            .Select(call => call.Call)];

    private static string HashOf(string site, IsoWeek week, string operatorName, string call) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Algorithm}\n{site}\n{week}\n{operatorName}\n{call}")));
}
