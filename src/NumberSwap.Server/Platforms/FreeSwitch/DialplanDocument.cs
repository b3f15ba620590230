using System.Globalization;
using System.Xml.Linq;
using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Platforms.FreeSwitch;

/// <summary>Documents for <c>mod_xml_curl</c>.</summary>
public static class DialplanDocument
{
    /// <summary>Channel variable with the dialled number, by which a record says what was dialled, whatever became of the call.</summary>
    public const string Dialled = "numberswap_dialled";

    /// <summary>A dialplan of one context that sets what is known of the call as channel variables, and bridges.</summary>
    public static string Bridge(string context, string dialString, HookConnection connection) => Text(new XElement(
        "section",
        new XAttribute("name", "dialplan"),
        new XElement(
            "context",
            new XAttribute("name", Plain(context)),
            new XElement(
                "extension",
                new XAttribute("name", "numberswap"),
                new XElement(
                    "condition",
                    Set(Dialled, connection.Dialled),
                    Set("numberswap_source", connection.Answer?.Source?.Source),
                    Set("numberswap_medium", connection.Answer?.Source?.Medium),
                    Set("numberswap_campaign", connection.Answer?.Source?.Campaign),
                    Set("call_timeout", HookConnection.RingSeconds.ToString(CultureInfo.InvariantCulture)),
                    Set("hangup_after_bridge", "true"),
                    Action("bridge", dialString))))));

    /// <summary>Nothing here: FreeSWITCH looks on in its own files.</summary>
    public static string NotFound() => Text(new XElement(
        "section", new XAttribute("name", "result"), new XElement("result", new XAttribute("status", "not found"))));

    private static XElement? Set(string name, string? value) => value is null ? null : Action("set", $"{name}={Plain(value)}");

    private static XElement Action(string application, string data) =>
        new("action", new XAttribute("application", application), new XAttribute("data", data));

    /// <summary>utm texts and dialled numbers are anybody's: FreeSWITCH would expand a <c>${…}</c> in them.</summary>
    private static string Plain(string text) => text is ['+', .. var digits] ? "+" + DialplanLine.Field(digits) : DialplanLine.Field(text);

    private static string Text(XElement section) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement("document", new XAttribute("type", "freeswitch/xml"), section).ToString(SaveOptions.DisableFormatting);
}
