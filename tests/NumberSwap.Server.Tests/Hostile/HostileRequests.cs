using System.Globalization;
using System.Text;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Hostile;

/// <summary>
/// Generates requests, as bytes. With a key that may change something every body holds one value that no owner can mean, so that
/// whatever the rest is, it has to be refused.
/// </summary>
internal sealed class HostileRequests(Random random, Shop shop, string readKey, string callsKey)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "get", "G\u00e9T"];

    private static readonly string[] Routes =
    [
        "/v1/sites", "/v1/sites/{x}", "/v1/sites/{x}/tag", "/v1/sites/{x}/pools", "/v1/sites/{x}/pools/{x}", "/v1/sites/{x}/pools/{x}/numbers", "/v1/sites/{x}/pools/{x}/status",
        "/v1/sites/{x}/pools/{x}/numbers/move", "/v1/sites/{x}/pools/{x}/day", "/v1/sites/{x}/numbers",
        "/v1/sites/{x}/campaigns", "/v1/sites/{x}/campaigns/{x}", "/v1/platforms", "/v1/sites/{x}/platforms", "/v1/sites/{x}/platforms/{x}", "/v1/sites/{x}/platforms/{x}/secret", "/v1/sites/{x}/platforms/{x}/events", "/v1/sites/{x}/platforms/{x}/events/{x}/replay", "/sites/{x}/platforms", "/sites/{x}/destinations", "/sites/{x}/destinations/new", "/sites/{x}/destinations/google-ads.csv", "/sites/{x}/destinations/metrika-calls.csv", "/sites/{x}/destinations/{x}", "/sites/{x}/destinations/{x}/deliveries/{x}", "/sites/{x}/platforms/{x}", "/v1/sites/{x}/erasures", "/v1/sites/{x}/reports/review", "/v1/keys", "/v1/keys/{x}", "/v1/calls", "/v1/calls/{x}", "/v1/resolve",
        "/v1/sites/{x}/campaigns/order", "/v1/sites/{x}/campaigns/preview", "/v1/sites/{x}/campaigns/test", "/v1/sites/{x}/campaigns/conflicts",
        "/v1/sites/{x}/target-rule", "/v1/sites/{x}/target-rule/preview", "/sites/{x}/target-rule", "/sites/{x}/reports", "/sites/{x}/reports.csv", "/sites/{x}/reports/contacts", "/sites/{x}/reports/contacts.csv", "/sites/{x}/reports/customers", "/sites/{x}/reports/customers.csv", "/sites/{x}/reports/costs", "/sites/{x}/reports/costs.csv", "/sites/{x}/reports/journeys", "/sites/{x}/reports/journeys.csv",
        "/v1/sites/{x}/reports/overview", "/v1/sites/{x}/reports/money", "/v1/sites/{x}/reports/money/contacts", "/v1/sites/{x}/reports/money/costs", "/v1/sites/{x}/reports/customers", "/v1/sites/{x}/reports/journeys", "/v1/sites/{x}/reports/sources", "/v1/sites/{x}/reports/campaigns",
        "/sites/{x}/campaigns/test", "/sites/{x}/campaigns/preview",
        "/v1/sites/{x}/destinations", "/v1/sites/{x}/destinations/{x}", "/v1/sites/{x}/destinations/{x}/state", "/v1/sites/{x}/destinations/{x}/secret", "/v1/sites/{x}/destinations/{x}/test",
        "/v1/sites/{x}/destinations/{x}/deliveries", "/v1/sites/{x}/destinations/{x}/deliveries/retry", "/v1/sites/{x}/destinations/{x}/deliveries/{x}", "/v1/sites/{x}/destinations/{x}/deliveries/{x}/retry",
        "/v1/deals", "/v1/sites/{x}/deals", "/v1/sites/{x}/deals/{x}", "/v1/sites/{x}/deals/import", "/v1/sites/{x}/crm", "/v1/sites/{x}/crm/{x}", "/v1/sites/{x}/crm/{x}/secret",
        "/v1/sites/{x}/callbacks", "/v1/sites/{x}/callbacks/{x}", "/v1/sites/{x}/callbacks/{x}/taker", "/v1/sites/{x}/callbacks/{x}/outcome", "/v1/sites/{x}/callbacks/settings", "/v1/sites/{x}/callbacks/report",
        "/v1/sites/{x}/alerts", "/v1/sites/{x}/alerts/test", "/sites/{x}/missed", "/sites/{x}/missed/settings",
        "/v1/sites/{x}/costs", "/v1/sites/{x}/costs/import", "/v1/hooks/bitrix24/{x}", "/v1/hooks/amocrm/{x}",
        "/sites/{x}/deals", "/sites/{x}/deals/import", "/sites/{x}/deals/crm", "/sites/{x}/costs", "/sites/{x}/costs/import",
        "/v1/sites/{x}/exports/google-ads.csv", "/v1/sites/{x}/exports/metrika-calls.csv",
        "/v1/leads", "/v1/forms", "/v1/sites/{x}/leads", "/v1/sites/{x}/leads/{x}", "/v1/sites/{x}/pools/{x}/truth", "/sites/{x}/leads", "/sites/{x}/leads.csv", "/sites/{x}/leads/{x}", "/sites/{x}/leads/settings", "/v1/plan", "/v1/audit", "/v1/sites/{x}/numbers/check",
        "/v1/sites/{x}/checklists", "/v1/sites/{x}/checklists/template", "/v1/sites/{x}/checklists/{x}", "/v1/sites/{x}/checklists/{x}/versions", "/v1/sites/{x}/checklists/{x}/archived", "/v1/sites/{x}/checklists/{x}/results",
        "/v1/sites/{x}/samples", "/v1/sites/{x}/samples/settings", "/v1/sites/{x}/samples/operators", "/v1/sites/{x}/samples/{x}", "/v1/sites/{x}/scores", "/v1/sites/{x}/scores/{x}",
        "/sites/{x}/checklists", "/sites/{x}/checklists/new", "/sites/{x}/checklists/sample", "/sites/{x}/checklists/results", "/sites/{x}/checklists/results.csv", "/sites/{x}/conversations.csv", "/sites/{x}/review.csv", "/sites/{x}/checklists/score/{x}", "/sites/{x}/checklists/{x}",
        "/v1/calls/{x}/recording", "/v1/calls/{x}/transcript", "/v1/calls/{x}/transcription", "/v1/hooks/transcripts/{x}", "/sites/{x}/calls/{x}/recording", "/sites/{x}/conversations", "/sites/{x}/conversations/questions", "/sites/{x}/conversations/operators", "/sites/{x}/conversations/settings",
        "/v1/sites/{x}/conversations/search", "/v1/sites/{x}/conversations/questions", "/v1/sites/{x}/conversations/operators", "/v1/sites/{x}/conversations/stages", "/v1/sites/{x}/conversations/requests",
        "/v1/sites/{x}/conversations/markers", "/v1/sites/{x}/conversations/transcription", "/v1/sites/{x}/conversations/transcription/retry", "/v1/sites/{x}/conversations/address",
        "/v1/leads", "/v1/plan", "/v1/audit", "/v1/sites/{x}/numbers/check",
        "/v1/people", "/v1/people/{x}", "/v1/people/{x}/role", "/v1/people/{x}/sessions", "/v1/people/{x}/sessions/{x}", "/v1/invitations", "/v1/invitations/{x}",
        "/sign-in", "/first/{x}", "/invitation/{x}", "/account", "/sites/{x}/people", "/sites/{x}/keys", "/sites/{x}/erasure", "/sites/{x}/review", "/sites", "/sites/new", "/sites/{x}/setup", "/sites/{x}/install", "/sites/{x}/install/findings", "/sites/{x}/settings", "/sites/{x}/audit",
        "/sites/{x}/numbers", "/sites/{x}/numbers.csv", "/sites/{x}/pools/new", "/sites/{x}/pools/{x}",
        "/sites/{x}/calls", "/sites/{x}/calls/{x}", "/sites/{x}/calls.live", "/sites/{x}/missed.live", "/sites/{x}/calls.csv", "/sites/{x}/operators", "/sites/{x}/operators.csv", "/sites/{x}/operators/{x}", "/sites/{x}/follow-ups", "/sites/{x}/follow-ups.csv", "/sites/{x}/settings/team",
        "/v1/calls/{x}/visit", "/v1/calls/{x}/correction", "/v1/calls/{x}/notes", "/v1/calls/{x}/notes/{x}", "/v1/calls/{x}/tags", "/v1/calls/{x}/marks", "/v1/sites/{x}/call-marks", "/v1/sites/{x}/operators", "/v1/sites/{x}/operators/{x}", "/v1/sites/{x}/goals", "/v1/sites/{x}/goals/{x}", "/v1/sites/{x}/follow-ups", "/v1/sites/{x}/follow-ups/{x}/consultation", "/v1/sites/{x}/call-tags",
        "/v1/sites/{x}/checks", "/v1/sites/{x}/checks/{x}", "/v1/checks/{x}",
        "/v1/leases", "/v1/events", "/v1/hooks/twilio/{x}", "/v1/hooks/signalwire/{x}", "/v1/hooks/telnyx/{x}", "/v1/hooks/vonage/{x}", "/v1/hooks/plivo/{x}", "/v1/hooks/{x}/{x}/{x}", "/s/{x}", "/s/{x}.js", "/health/ready", "/health/{x}", "/openapi/{x}.json", "/{x}", "/v1/{x}/{x}",
    ];

    private static readonly string[] Queries =
    [
        "number", "at", "site", "key", "unmatched", "outcome", "group", "medium", "dryRun", "currency", "system", "by", "kind", "from", "to", "source", "campaign", "match", "cursor", "newer", "limit", "status", "caller", "operator", "tag", "version",
        "dialled", "date", "state", "digits", "unused", "called", "pool", "compare", "days", "visitorsPerHour", "visitMinutes", "holdMinutes", "overflow",
        "hidden", "product", "client", "conversion", "probability", "value", "adUserData", "adPersonalization", "phone", "model", "values", "deals", "measure", "reason", "offset", "hour",
        "checklist", "week", "weeks", "language",
        "q", "speaker",
    ];

    private static readonly string[] Types =
        ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json; charset=utf-16", "application/json; charset=\"\u00ff", "image/png", ";;;", ""];

    private static readonly string[] Headers =
        ["Origin", "Referer", "Accept", "Accept-Encoding", "User-Agent", "X-Twilio-Signature", "X-SignalWire-Signature", "X-Plivo-Signature-V3", "X-Plivo-Signature-V3-Nonce", "telnyx-timestamp", "telnyx-signature-ed25519", "If-None-Match", "Sec-GPC", "Sec-CH-UA-Mobile", "X-Forwarded-For", "Range", "Cookie", "Content-Encoding", "Expect"];

    private static readonly (string Path, string[] Fields, string Poison)[] Forms =
    [
        ("/v1/sites", ["name", "country", "domains", "settings"], "\"targets\":[{\"number\":\"no number\"}]"),
        ("/v1/sites/{site}/pools", ["name", "target", "numbers", "holdSeconds", "cooldownSeconds"], "\"overflow\":\"explode\""),
        ("/v1/sites/{site}/campaigns", ["name", "priority", "match"], "\"pool\":\"nobody's\""),
        ("/v1/sites/{site}/numbers/check", ["text"], "\"pool\":\"nobody0here\""),
        ("/v1/sites/{site}/campaigns/preview", ["match", "priority"], "\"campaign\":\"nobody's\""),
        ("/v1/sites/{site}/campaigns/test", ["referrer"], "\"page\":\"ftp://nowhere\""),
        ("/v1/sites/{site}/checks", [], "\"page\":\"https://nobody.example/\""),
        ("/v1/sites/{site}/destinations", ["name", "settings", "secrets", "events"], "\"kind\":\"pigeon\""),
        ("/v1/sites/{site}/erasures", [], "\"phone\":\"nobody\""),
        ("/v1/sites/{site}/target-rule/preview", ["answered", "minTalkSeconds", "excludedTags", "excludedCallers"], "\"firstInDays\":-1"),
        ("/v1/sites/{site}/goals", ["operator", "target", "from", "to"], "\"measure\":\"happiness\""),
        ("/v1/keys", ["name", "site"], "\"scope\":\"everything\""),
        ("/v1/invitations", ["email", "site"], "\"role\":\"emperor\""),
        ("/v1/leases", ["visitor", "session", "page", "referrer", "numbers", "ids", "consent"], "\"site\":\"{key}\""),
        ("/v1/events", ["session", "type", "number"], "\"site\":\"{key}\""),
        ("/v1/deals", ["deals"], "\"site\":\"nobody0here\""),
        ("/v1/sites/{site}/callbacks", ["name", "text", "lead", "wantedAt"], "\"phone\":\"no number\""),
        ("/v1/sites/{site}/callbacks/settings", ["hours"], "\"minutes\":-5"),
        ("/v1/sites/{site}/alerts", [], "\"addresses\":[{\"email\":\"nobody\"}]"),
        ("/v1/sites/{site}/alerts/test", [], "\"email\":\"nobody\""),
        ("/v1/sites/{site}/costs", [], "\"costs\":[{\"day\":\"never\"}]"),
        ("/v1/forms", ["session", "phone", "name", "email", "message", "consent"], "\"site\":\"{key}\",\"kind\":\"pigeon\""),
        ("/v1/sites/{site}/checklists", ["name"], "\"items\":[{\"title\":\"\"}]"),
        ("/v1/sites/{site}/samples", [], "\"week\":\"never\""),
        ("/v1/sites/{site}/scores", ["checklist", "values", "comment", "final", "reason"], "\"call\":\"nobody0here\""),
        ("/v1/leads", ["phone"], "\"site\":\"{site}\",\"session\":\"nobody0here\""),
        ("/v1/calls", ["id", "from", "to", "startedAt", "status", "talkSeconds", "ringSeconds", "operator", "recordingUrl"], "\"site\":\"{site}\""),
    ];

    private readonly HostileText text = new(random);

    /// <summary>A request, and whether it may announce more than it holds.</summary>
    public (byte[] Bytes, bool EndsEarly) Next() => random.Next(5) switch
    {
        0 => (Line(), true),
        1 or 2 => (Form(), false),
        _ => (Anything(), false),
    };

    /// <summary>A known route with hostile values, and any body.</summary>
    private byte[] Anything()
    {
        var path = Routes[random.Next(Routes.Length)];
        while (path.Contains("{x}", StringComparison.Ordinal))
            path = Replace(path, "{x}", text.InAddress());
        if (random.Next(3) == 0)
            path += "?" + string.Join('&', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Queries[random.Next(Queries.Length)] + "=" + text.InAddress()));
        var body = random.Next(4) switch
        {
            0 => [],
            1 => text.Bytes(3000),
            2 => Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, random.Next(1, 300)).Select(_ => "CallSid=" + text.InAddress()))),
            _ => Encoding.UTF8.GetBytes(text.Json()),
        };
        return Request(Methods[random.Next(Methods.Length)], path, Types[random.Next(Types.Length)], body, random.Next(4) switch { 0 => readKey, 1 => callsKey, 2 => text.Some(), _ => null });
    }

    /// <summary>A body of the documented form with hostile values, to a route that would act on it.</summary>
    private byte[] Form()
    {
        var (path, fields, poison) = Forms[random.Next(Forms.Length)];
        var values = fields.Where(_ => random.Next(3) > 0).Select(field => $"\"{field}\":{Value(field)}").Append(Fill(poison)).ToArray();
        random.Shuffle(values);
        var body = Encoding.UTF8.GetBytes("{" + string.Join(',', values) + "}");
        if (random.Next(6) == 0)
            body[random.Next(body.Length)] = (byte)random.Next(256);
        // The poison has to stay: a body that lost it may be refused or not, but is not sent with the key that opens everything.
        var isWhole = Encoding.UTF8.GetString(body).Contains(Fill(poison), StringComparison.Ordinal);
        return Request("POST", Fill(path), random.Next(8) == 0 ? Types[random.Next(Types.Length)] : Types[0], body, path == "/v1/calls" ? callsKey : isWhole ? IServer.AdminKey : readKey);
    }

    /// <summary>Often what the field is for, so that what is wrong gets further than the first check.</summary>
    private string Value(string field) => random.Next(8) switch
    {
        0 => text.Json(),
        1 or 2 => HostileText.Quoted(text.Some()),
        _ => field switch
        {
            "page" => HostileText.Quoted($"https://shop.example/{text.InAddress()}?utm_source={text.InAddress()}&utm_campaign={text.InAddress()}&yclid={text.InAddress()}"),
            "referrer" or "recordingUrl" => HostileText.Quoted("https://yandex.ru/" + text.InAddress()),
            "visitor" or "session" or "id" => HostileText.Quoted("hostile-" + random.Next(50).ToString(CultureInfo.InvariantCulture)),
            "ids" => $"{{{HostileText.Quoted(text.Some())}:{HostileText.Quoted(text.Some())}}}",
            "numbers" => $"[{HostileText.Quoted(shop.Target)}]",
            "to" or "from" or "number" or "target" or "phone" => HostileText.Quoted(shop.Target),
            "type" => "\"copy\"",
            "status" => "\"completed\"",
            "startedAt" => "\"2026-11-22T10:00:00Z\"",
            "domains" => "[\"shop.example\"]",
            "country" => "\"RU\"",
            "match" => $"{{\"source\":{HostileText.Quoted(text.Some())}}}",
            "holdSeconds" or "cooldownSeconds" or "talkSeconds" or "ringSeconds" or "priority" => random.Next(-5, 100_000).ToString(CultureInfo.InvariantCulture),
            "consent" => "true",
            _ => HostileText.Quoted(text.Some()),
        },
    };

    /// <summary>Something that is hardly HTTP.</summary>
    private byte[] Line() => random.Next(4) switch
    {
        0 => text.Bytes(500),
        1 => Latin($"GET {text.InAddress()} HTTP/1.1\r\nHost: x\r\n\r\n"),
        2 => Latin($"POST /v1/leases HTTP/1.1\r\nHost: x\r\nContent-Length: {text.InAddress()}\r\n\r\n{{}}"),
        _ => Latin($"POST /v1/calls HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{random.Next(99):x}\r\n{text.InAddress()}\r\n0\r\n\r\n"),
    };

    private byte[] Request(string method, string path, string type, byte[] body, string? key)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n");
        if (type.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        if (key is not null)
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {key.ReplaceLineEndings("_").Replace('\0', '_')}\r\n");
        for (var i = random.Next(3); i > 0; i--)
            head.Append(CultureInfo.InvariantCulture, $"{Headers[random.Next(Headers.Length)]}: {text.InAddress()}\r\n");
        return [.. Latin(head.Append("\r\n").ToString()), .. body];
    }

    private string Fill(string template) => template.Replace("{site}", shop.Id, StringComparison.Ordinal).Replace("{key}", shop.Key, StringComparison.Ordinal);

    private static string Replace(string text, string what, string with)
    {
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), with.Replace("{x}", "x", StringComparison.Ordinal), text.AsSpan(at + what.Length));
    }

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
