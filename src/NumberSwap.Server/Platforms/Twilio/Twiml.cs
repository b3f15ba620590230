using System.Xml.Linq;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>Instructions in Twilio's markup.</summary>
public static class Twiml
{
    /// <summary>Connects the caller with a number. The caller goes on hearing the ring until somebody answers (<c>answerOnBridge</c>).</summary>
    /// <param name="callbacks">Address that is told what becomes of the call.</param>
    /// <param name="answerOnBridge">False for platforms that answer the caller before they ask, and do not know the attribute.</param>
    public static string Dial(string number, string callbacks, bool answerOnBridge = true) => Text(new XElement(
        "Dial",
        answerOnBridge ? new XAttribute("answerOnBridge", "true") : null,
        new XAttribute("timeout", HookConnection.RingSeconds),
        new XAttribute("action", callbacks),
        new XElement(
            "Number",
            new XAttribute("statusCallback", callbacks),
            new XAttribute("statusCallbackEvent", "answered completed"),
            number)));

    /// <summary>Nothing more to do.</summary>
    public static string End() => Text(null);

    private static string Text(XElement? what) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + new XElement("Response", what).ToString(SaveOptions.DisableFormatting);
}
