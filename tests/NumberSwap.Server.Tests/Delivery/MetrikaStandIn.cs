using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NumberSwap.Server.Tests.Support;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>The upload of calls of Yandex.Metrika's API as its documentation describes it, with its errors.</summary>
internal sealed partial class MetrikaStandIn : IAsyncDisposable
{
    public const long Counter = 12345678;
    public const string Token = "y0_very-secret";

    private static readonly string[] Ids = ["UserId", "ClientId", "Yclid"];

    private static readonly string[] Columns =
        ["DateTime", "StaticCall", "Price", "Currency", "PhoneNumber", "TalkDuration", "HoldDuration", "CallMissed", "Tag", "FirstTimeCaller", "URL", "CallTrackerURL"];

    private readonly Func<DateTimeOffset> now;
    private readonly ConcurrentQueue<Upload> uploads = new();
    private Receiver receiver = null!;

    private MetrikaStandIn(Func<DateTimeOffset> now) => this.now = now;

    public string Url => receiver.Url;

    /// <summary>The files that were taken.</summary>
    public IReadOnlyList<Upload> Uploads => [.. uploads];

    public IEnumerable<IReadOnlyDictionary<string, string>> Rows => uploads.SelectMany(upload => upload.Rows);

    public int Requests => receiver.All.Count;

    /// <summary>Rows that validation throws away.</summary>
    public int Drop { get; set; }

    public (int Status, string Type)? Failure { get; set; }

    public static async Task<MetrikaStandIn> StartAsync(Func<DateTimeOffset> now)
    {
        var standIn = new MetrikaStandIn(now);
        standIn.receiver = await Receiver.StartAsync(standIn.AnswerAsync);
        return standIn;
    }

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    private Task AnswerAsync(Receiver.Received request, HttpContext context)
    {
        if (Failure is { } failure)
            return FailAsync(context, failure.Status, failure.Type, "as the test wants it");
        if (!context.Request.Headers.Authorization.ToString().Equals("OAuth " + Token, StringComparison.Ordinal))
            return FailAsync(context, 403, "invalid_token", "Invalid oauth_token");
        if (Path().Match(request.Path) is not { Success: true } path || path.Groups["counter"].Value != Counter.ToString(CultureInfo.InvariantCulture))
            return FailAsync(context, 404, "not_found", "Object not found");
        if (path.Groups["what"].Value == "calls_visit_join_threshold")
            return context.Response.WriteAsJsonAsync(new { visit_join_threshold = 1_700_000_000 });
        return context.Request.Method == "POST" ? UploadAsync(request, context) : FailAsync(context, 405, "wrong_http_method", "POST it");
    }

    private async Task UploadAsync(Receiver.Received request, HttpContext context)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(context.Request.ContentType).Boundary).Value!;
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(request.Body));
        var section = await new MultipartReader(boundary, body).ReadNextSectionAsync();
        if (section?.ContentDisposition?.Contains("name=\"file\"; filename=", StringComparison.Ordinal) != true)
        {
            await FailAsync(context, 400, "missing_parameter", "file is missing");
            return;
        }

        using var text = new StreamReader(section.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var csv = Csv.Read(await text.ReadToEndAsync());
        var type = context.Request.Query["client_id_type"].ToString();
        if (WhyNot(csv, type) is { } why)
        {
            await FailAsync(context, 400, "invalid_parameter", why);
            return;
        }

        var rows = csv.Skip(1).Select(row => (IReadOnlyDictionary<string, string>)csv[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal)).ToList();
        uploads.Enqueue(new Upload(type, context.Request.Query["new_goal_name"], rows));
        await context.Response.WriteAsJsonAsync(new { uploading = new { id = uploads.Count, source_quantity = rows.Count, line_quantity = Math.Max(0, rows.Count - Drop), client_id_type = type, status = "UPLOADED" } });
    }

    private string? WhyNot(IReadOnlyList<IReadOnlyList<string>> csv, string type)
    {
        if (csv.Count < 2)
            return "empty file";
        var header = csv[0];
        if (header.Count(Ids.Contains) != 1 || header.Except([.. Ids, .. Columns]).Any() || !header.Contains("DateTime", StringComparer.Ordinal))
            return "wrong header";
        if (header[0] != type switch { "CLIENT_ID" => "ClientId", "YCLID" => "Yclid", _ => "UserId" })
            return "client_id_type is not the column's";
        foreach (var row in csv.Skip(1))
        {
            if (row.Count != header.Count)
                return "wrong number of cells";
            for (var i = 0; i < row.Count; i++)
            {
                if (!IsGood(header[i], row[i]))
                    return $"wrong value of {header[i]}: {row[i]}";
            }
        }

        return null;
    }

    private bool IsGood(string column, string value) => column switch
    {
        "ClientId" or "Yclid" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "DateTime" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 1_000_000_000 && at <= now().ToUnixTimeSeconds(),
        _ when value.Length == 0 => true,
        "StaticCall" or "CallMissed" or "FirstTimeCaller" => value is "0" or "1",
        "TalkDuration" or "HoldDuration" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "Price" => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        "Currency" => value.Length == 3,
        "PhoneNumber" => Phone().IsMatch(value),
        "URL" or "CallTrackerURL" => Uri.TryCreate(value, UriKind.Absolute, out _),
        _ => true,
    };

    private static Task FailAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { errors = new[] { new { error_type = type, message, location = "file" } }, code = status, message });
    }

    [GeneratedRegex("^/management/v1/counter/(?<counter>[0-9]+)/offline_conversions/(?<what>upload_calls|calls_visit_join_threshold)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();

    [GeneratedRegex("^\\+[0-9]{7,15}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();

    public sealed record Upload(string Type, string? Goal, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows);
}
