using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>A script of <c>scripts/</c> as it is sent: the domain's rules, what all scripts share, then its own text. The same in every process.</summary>
internal sealed class LuaScript
{
    /// <summary>The hot operations, any number of them in one run.</summary>
    public static readonly LuaScript Batch = new(Rules() + Read("number") + Read("rows") + Read("choice") + "local operations = {}\n"
        + Operation(BatchOperation.Renew, "renew") + Operation(BatchOperation.Acquire, "acquire") + Operation(BatchOperation.Leases, "leases") + Operation(BatchOperation.Call, "call") + Read("batch"));

    public static readonly LuaScript Release = Alone("release");
    public static readonly LuaScript Note = Alone("note");
    public static readonly LuaScript Retire = Alone("retire");
    public static readonly LuaScript Count = Alone("count");
    public static readonly LuaScript Look = Alone("look");
    public static readonly LuaScript Reconcile = Alone("reconcile");
    public static readonly LuaScript JournalClaim = Alone("journal_claim");
    public static readonly LuaScript JournalRelease = Alone("journal_release");

    private LuaScript(string text)
    {
        Text = text;
        // SHA-1 is how Redis names scripts; nothing rests on its strength.
#pragma warning disable CA5350
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    public string Text { get; }

    public byte[] Hash { get; }

    private static LuaScript Alone(string name) => new(Rules() + Read("number") + Read(name));

    /// <summary>A script's text as a function of its packed request.</summary>
    private static string Operation(BatchOperation operation, string name) =>
        $"operations[{(int)operation}] = function(request)\n{Read(name)}\nend\n";

    // What commands take as a time to live is given as text: a script would print the number anew for every call.
    private static string Rules() => string.Create(CultureInfo.InvariantCulture, $"""
        local IDLE, SIGHT_EVERY, RETURN = {SessionRules.IdleMs}, {SessionRules.SightEveryMs}, {SessionRules.ReturnMs}
        local RING, CALL_MEMORY = {SessionRules.LeasesPerNumber}, {SessionRules.CallMemoryMs}
        local TO_SHARE, OVERDUE = {SessionRules.NumbersToShare}, {SessionRules.OverdueMs}
        local ON_PAGE, YOUNGEST, AGEING = {CallLikelihood.OnPage}, {CallLikelihood.YoungestMs}, {CallLikelihood.Ageing}
        local AFTERWARDS, AFTERWARDS_MS = {CallLikelihood.Afterwards}, {CallLikelihood.AfterwardsMs}
        local SESSION_PX = '{SessionRules.IdleMs + (2 * SessionRules.SightEveryMs)}'
        local RETURN_PX, CALL_PX = '{SessionRules.ReturnMs}', '{SessionRules.CallMemoryMs}'

        """);

    private static string Read(string name)
    {
        using var stream = typeof(LuaScript).Assembly.GetManifestResourceStream(name + ".lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
