using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Redis;

/// <summary>A script of <c>scripts/</c> as it is sent: the domain's rules, what all scripts share, then its own text. The same in every process.</summary>
internal sealed class LuaScript
{
    public static readonly LuaScript Acquire = new("acquire");
    public static readonly LuaScript Release = new("release");
    public static readonly LuaScript Note = new("note");
    public static readonly LuaScript Leases = new("rows", "leases");
    public static readonly LuaScript Call = new("rows", "call");
    public static readonly LuaScript Count = new("count");
    public static readonly LuaScript Reconcile = new("reconcile");
    public static readonly LuaScript JournalRead = new("journal_read");
    public static readonly LuaScript JournalRelease = new("journal_release");

    private LuaScript(params ReadOnlySpan<string> names)
    {
        Text = Rules() + Read("number");
        foreach (var name in names) Text += Read(name);
        // SHA-1 is how Redis names scripts; nothing rests on its strength.
#pragma warning disable CA5350
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Text));
#pragma warning restore CA5350
    }

    public string Text { get; }

    public byte[] Hash { get; }

    private static string Rules() => string.Create(CultureInfo.InvariantCulture, $"""
        local IDLE, SIGHT_EVERY, RETURN = {SessionRules.IdleMs}, {SessionRules.SightEveryMs}, {SessionRules.ReturnMs}
        local RING, CALL_MEMORY = {SessionRules.LeasesPerNumber}, {SessionRules.CallMemoryMs}

        """);

    private static string Read(string name)
    {
        using var stream = typeof(LuaScript).Assembly.GetManifestResourceStream(name + ".lua")
            ?? throw new InvalidOperationException($"The script {name}.lua is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
