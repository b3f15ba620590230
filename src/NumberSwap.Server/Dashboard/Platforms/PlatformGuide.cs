using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Platforms;

/// <summary>Where a platform's address is entered, in a sentence or two.</summary>
internal static class PlatformGuide
{
    public static string Of(string platform, Words words) => platform switch
    {
        "twilio" => words["Twilio console → Phone Numbers → the number → Voice: “A call comes in” = Webhook, HTTP POST, with this address. Do so for each tracking number."],
        "signalwire" => words["SignalWire space → Phone Numbers → the number: handle calls using cXML (LaML) webhooks, “when a call comes in” = POST with this address; or a SWML script at this address."],
        "telnyx" => words["Telnyx portal → Voice → TeXML applications: voice method POST with this address, the same as status callback, and the application as the numbers' connection. The public key is under Keys & Credentials."],
        "vonage" => words["Vonage dashboard → Applications → the application → Voice: this address as the answer URL and as the event URL, both with POST. Leave signed webhooks on."],
        "plivo" => words["Plivo console → Voice → Applications: this address as the answer URL and as the hangup URL (POST), and the application at each number."],
        "asterisk" => words["In the dialplan: ask this address with CURL for the destination, and report the end of the call to it. The README has the lines to paste."],
        "freeswitch" => words["xml_curl.conf.xml: this address as the gateway-url of a binding for the dialplan; json_cdr.conf.xml: the same address as its url, for the end of calls."],
        "mango" => words["Mango Office → Integrations → API: this address as the external system's. The key and the salt for the signature are on the same page."],
        "uis" => words["UIS, CoMagic, CallGear → Notifications → HTTP: this address, method POST, and the template from the README for each kind of notification."],
        "zadarma" => words["Zadarma → Integrations and API: this address for the PBX's notifications. The secret is the API secret of the same page."],
        "generic" => words["Any program: POST the fields of /v1/calls to this address, signed as the README says."],
        _ => words["Enter this address at the platform, as the one that is asked when a call comes in."],
    };
}
