using System.Text.Json;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>Uploads calls to Yandex.Metrika, many in a file, which finds the visits of their callers.</summary>
/// <remarks>
/// Metrika's documentation does not say what becomes of a call that is uploaded twice. So what has arrived is not uploaded again, whichever event
/// asks for it; only a file that arrived although no answer came is repeated.
/// </remarks>
public sealed class MetrikaDestination(Exchanges exchanges, TargetGuard guard, DeliveryLogStore log, CallStore calls) : IDestination
{
    private const string Yandex = "https://api-metrika.yandex.net";

    public string Kind => "metrika";

    public IReadOnlyList<EventType> DefaultEvents { get; } = [EventType.Completed, EventType.Missed];

    public int MaxBatch => 100;

    public int MaxConcurrency => 1;

    public DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known) => MetrikaReader.Read(settings, secrets, known, guard);

    public async Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation)
    {
        var settings = context.Settings(MetrikaJson.Default.MetrikaSettings);
        if (jobs[0].Id == 0)
            return [await TestAsync(context, settings, cancellation)];

        var arrived = await log.ArrivedAsync(context.Destination.Id, [.. jobs.Select(job => job.OfCall.Call.Id)], cancellation);
        var results = jobs.Select(job => arrived.Contains(job.OfCall.Call.Id) ? DeliveryResult.Skipped("Not sent: the call has been uploaded before.") : WhyNot(job.OfCall, settings, context)).ToArray();
        var left = Enumerable.Range(0, jobs.Count).Where(place => results[place] is null).ToList();
        var first = await FirstCallsAsync([.. left.Select(place => jobs[place].OfCall.Call)], cancellation);
        foreach (var file in left.GroupBy(place => MetrikaFile.IdOf(jobs[place].OfCall.Call.Cause.Lease)!.Value.Type))
            await UploadAsync(context, settings, file.Key, [.. file.Select(place => (place, jobs[place].OfCall.Call))], first, results!, cancellation);
        return results!;
    }

    private static DeliveryResult? WhyNot(CallEvent happened, MetrikaSettings settings, DestinationContext context)
    {
        var call = happened.Call;
        if (new CallChoice(settings.Calls == "target", settings.MinProbability).WhyNot(happened, context.Catalog.ById(call.Site)?.Site) is { } why)
            return DeliveryResult.Skipped(why);
        if (call.Cause.Lease is not { } lease || MetrikaFile.IdOf(lease) is null)
            return DeliveryResult.Skipped("Not sent: neither Metrika's id of the visitor (ClientId) nor a click in Yandex.Direct (yclid) is known, so that Metrika could not find the visit.");
        var oldest = (context.Clock.GetUtcNow() - MetrikaFile.Window).ToUnixTimeMilliseconds();
        return Math.Min(call.StartedAt, lease.SeenAt) < oldest
            ? DeliveryResult.Refused(exchange: null, "Metrika finds the visits of the last 21 days only, and the call's is older.")
            : null;
    }

    private async Task UploadAsync(
        DestinationContext context,
        MetrikaSettings settings,
        MetrikaIdType type,
        IReadOnlyList<(int Place, CallRecord Call)> called,
        IReadOnlyDictionary<string, long> first,
        DeliveryResult[] results,
        CancellationToken cancellation)
    {
        var file = new MetrikaFile(
            call => settings.PhoneNumber switch { "dialled" => call.To, "caller" => call.From, _ => null }, settings.Price, settings.Currency, context.PublicUrl);
        var now = context.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = called.Select(one => file.Row(one.Call, MetrikaFile.IdOf(one.Call.Cause.Lease)!.Value.Id, MetrikaFile.IsFirst(one.Call, first), now)).ToList();
        var path = PathOf(settings) + "upload_calls?client_id_type=" + (type == MetrikaIdType.ClientId ? "CLIENT_ID" : "YCLID") + "&comment=NumberSwap"
            + (settings.GoalName is { } goal ? "&new_goal_name=" + Uri.EscapeDataString(goal) : "");
        using var request = MetrikaUpload.Request(UrlOf(settings) + path, TokenOf(context), await MetrikaUpload.CsvAsync(type, rows, cancellation));
        var (exchange, answer) = await exchanges.SendAsync(context.Http, request, shown: null, cancellation);
        var result = Judge(exchange, answer, called.Count);
        for (var i = 0; i < called.Count; i++)
        {
            // The log of a call has its own row alone.
            var shown = MetrikaUpload.Text(await MetrikaUpload.CsvAsync(type, [rows[i]], cancellation));
            results[called[i].Place] = result with { Exchange = exchange with { Request = Exchanges.Cut($"POST {path}\nAuthorization: OAuth …\nRow {i + 1} of {called.Count}:\n{shown}") } };
        }
    }

    private static DeliveryResult Judge(Exchange exchange, string answer, int rows)
    {
        if (exchange.Status is 400 or 413)
            return DeliveryResult.Refused(exchange, "Metrika refused the file. " + (MetrikaAnswer.Reason(answer) ?? exchange.Error));
        if (!exchange.IsSuccess)
            return DeliveryResult.Retry(exchange, $"{exchange.Error} {MetrikaAnswer.Reason(answer)}".Trim());
        if (MetrikaAnswer.RowsTaken(answer) is not { } taken || taken >= rows)
            return DeliveryResult.Done(exchange);
        return taken == 0
            ? DeliveryResult.Refused(exchange, "Metrika took none of the file's rows.")
            : DeliveryResult.Done(exchange) with { Error = $"Metrika took {taken} of the file's {rows} rows, and does not say which." };
    }

    /// <summary>Asks whether calls can be uploaded: a call that nobody made would stay in the counter's reports.</summary>
    private async Task<DeliveryResult> TestAsync(DestinationContext context, MetrikaSettings settings, CancellationToken cancellation)
    {
        var path = PathOf(settings) + "calls_visit_join_threshold";
        using var request = MetrikaUpload.Authorized(HttpMethod.Get, UrlOf(settings) + path, TokenOf(context));
        var (exchange, answer) = await exchanges.SendAsync(context.Http, request, $"GET {path}\nAuthorization: OAuth …", cancellation);
        return exchange.IsSuccess ? DeliveryResult.Done(exchange) : DeliveryResult.Retry(exchange, $"{exchange.Error} {MetrikaAnswer.Reason(answer)}".Trim());
    }

    private async Task<IReadOnlyDictionary<string, long>> FirstCallsAsync(IReadOnlyList<CallRecord> called, CancellationToken cancellation) =>
        called.Count == 0 ? new Dictionary<string, long>() : await calls.FirstCallsAsync(called[0].Site, [.. called.Select(call => call.From).OfType<string>()], cancellation);

    private static string UrlOf(MetrikaSettings settings) => settings.Url?.TrimEnd('/') ?? Yandex;

    private static string PathOf(MetrikaSettings settings) => FormattableString.Invariant($"/management/v1/counter/{settings.Counter}/offline_conversions/");

    private static string TokenOf(DestinationContext context) => context.Secrets(MetrikaJson.Default.MetrikaSecrets).Token!;
}
