using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms.FreeSwitch;

/// <summary>Reads the form that <c>mod_xml_curl</c> sends. It is long, and names may repeat in it: the first one counts.</summary>
public static class DialplanRequest
{
    private const string UsualContext = "public";

    /// <summary>Whether it asks for a document of any section; else it is a call's record.</summary>
    public static bool IsOne(HookRequest request) => SectionOf(request) is not null;

    /// <summary>The context that the call is in.</summary>
    public static string ContextOf(HookRequest request) => ContextOf(FieldsOf(request));

    /// <param name="context">Where calls from outside arrive; empty: the usual one.</param>
    public static HookReading Read(HookRequest request, string context)
    {
        var fields = FieldsOf(request);
        if (SectionOf(request) is not "dialplan")
            return HookReading.Ignored("a section other than the dialplan");
        // The module asks for every call of the switch. Extensions that call each other, or out, are not to be sent to the site.
        if (ContextOf(fields) != (context.Length > 0 ? context : UsualContext))
            return HookReading.Ignored("a context other than that of calls from outside");
        return HookReading.Ring(new PlatformCall
        {
            Id = First(fields, "Unique-ID") ?? First(fields, "Caller-Unique-ID") ?? First(fields, "variable_uuid"),
            To = First(fields, "Caller-Destination-Number") ?? First(fields, "Hunt-Destination-Number"),
            From = First(fields, "Caller-Caller-ID-Number") ?? First(fields, "Hunt-Caller-ID-Number"),
            Status = CallStatus.Ringing,
        });
    }

    private static string? SectionOf(HookRequest request) => First(FieldsOf(request), "section");

    private static string ContextOf(Dictionary<string, StringValues> fields) => First(fields, "Caller-Context") ?? First(fields, "Hunt-Context") ?? UsualContext;

    private static Dictionary<string, StringValues> FieldsOf(HookRequest request) =>
        request.IsGet ? QueryHelpers.ParseQuery(request.Query)
        : request.Body.Span is [(byte)'{', ..] ? []
        : QueryHelpers.ParseQuery(request.Text.TrimEnd('\n'));

    private static string? First(Dictionary<string, StringValues> fields, string name) =>
        fields.TryGetValue(name, out var values) && values is [{ Length: > 0 } value, ..] ? value : null;
}
