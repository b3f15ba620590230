using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;

namespace NumberSwap.Server.Snippet;

/// <summary>The script that pages load: the committed build with a site's configuration put in.</summary>
public sealed class SnippetBuild
{
    private const string Placeholder = "__NUMBERSWAP_CONFIG__";

    // In a file of its own, written as JSON: nothing here could end a string, and every byte is loaded by every page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly (string Before, string After) script = Load("numberswap.js");
    private readonly (string Before, string After) checker = Load("check.js");
    private readonly (string Before, string After) leads = Load("leads.js");
    private readonly (string Before, string After) callback = Load("callback.js");

    public SnippetBuild() => Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script.Before + Placeholder + script.After)))[..12];

    /// <summary>Names the build: it changes with every byte of it.</summary>
    public string Version { get; }

    /// <summary>The script with all that is known of the site now.</summary>
    public byte[] For(Site site)
    {
        var (code, prefixes) = WritingOf(site);
        return With(script, new { site = site.Key, targets = site.Targets.Select(target => target.Number), code, prefixes, forms = FormsOf(site) });
    }

    /// <summary>What tells of forms, which the script loads where a page needs it.</summary>
    public byte[] LeadsFor(Site site) => With(leads, new { site = site.Key, forms = FormsOf(site) });

    /// <summary>The call-back widget; null where the owner has switched it off.</summary>
    public byte[]? CallbackFor(Site site) =>
        site.Settings.Leads is { Callback: true } settings
            ? With(callback, new { site = site.Key, consentText = settings.ConsentText, policyUrl = settings.PolicyUrl, hours = site.Settings.Hours?.Days, zone = site.Settings.TimeZone })
            : null;

    /// <summary>The checker, which the script loads where the dashboard opens a page.</summary>
    public byte[] CheckerFor(Site site)
    {
        var (code, prefixes) = WritingOf(site);
        return With(checker, new { site = site.Key, targets = site.Targets.Select(target => target.Number), code, prefixes });
    }

    /// <summary>The script for a versioned address: its bytes depend on the build, the site key and the country alone, so that a page can pin them.</summary>
    public byte[] PinnedFor(Site site)
    {
        var (code, prefixes) = WritingOf(site);
        return With(script, new { site = site.Key, code, prefixes });
    }

    /// <summary>1, or nothing: every page loads it.</summary>
    private static int? FormsOf(Site site) => site.Settings.Leads.Forms ? 1 : null;

    private static (string? Code, IReadOnlyList<string>? Prefixes) WritingOf(Site site) => E164.WritingOf(site.Country) is var (code, prefixes) ? (code, prefixes) : (null, null);

    /// <summary>The value of a tag's <c>integrity</c> attribute.</summary>
    public static string IntegrityOf(byte[] script) => "sha384-" + Convert.ToBase64String(SHA384.HashData(script));

    private static byte[] With((string Before, string After) build, object config) =>
        Encoding.UTF8.GetBytes(build.Before + JsonSerializer.Serialize(config, Json) + build.After);

    private static (string Before, string After) Load(string name)
    {
        using var stream = typeof(SnippetBuild).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var build = reader.ReadToEnd();
        var at = build.IndexOf(Placeholder, StringComparison.Ordinal);
        return (build[..at], build[(at + Placeholder.Length)..]);
    }
}
