using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Outgoing;

/// <summary>Makes requests to other systems: bounded in time and size, with whatever goes wrong as a sentence for the log.</summary>
public sealed class Exchanges(TimeProvider clock, Settings settings)
{
    /// <summary>The named client for deliveries; every request of it goes through <see cref="TargetGuard"/>.</summary>
    public const string Deliveries = "delivery";

    /// <summary>The same for questions to a CRM.</summary>
    public const string Crm = "crm";

    /// <summary>The same for recordings that lie elsewhere, and for what transcribes them.</summary>
    public const string Recordings = "recordings";

    /// <summary>Characters of a request and of an answer that the log keeps.</summary>
    public const int LogLength = 4000;

    /// <summary>Bytes of an answer that are read.</summary>
    public const int MaxAnswer = 64 * 1024;

    private TimeSpan Patience => TimeSpan.FromSeconds(settings.Options.Delivery.TimeoutSeconds);

    /// <param name="shown">The request as the log may show it: secrets masked. It is cut here.</param>
    /// <returns>The exchange, with the answer cut for the log; and the answer as far as it was read.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public async Task<(Exchange Exchange, string Answer)> SendAsync(HttpClient http, HttpRequestMessage request, string? shown, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var started = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var answer = await ReadAsync(response.Content, either.Token);
            return (Of((int)response.StatusCode, answer, ErrorOf(response), RetryAfterOf(response)), answer);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return (Of(null, null, Told(failed), null), "");
        }

        Exchange Of(int? status, string? answer, string? error, TimeSpan? retryAfter) =>
            new(at, (int)clock.GetElapsedTime(started).TotalMilliseconds, status, Cut(shown), Cut(answer), error, retryAfter);
    }

    /// <summary>A text as the log keeps it.</summary>
    public static string? Cut(string? text) =>
        text is null || text.Length <= LogLength ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[LogLength - 1]) ? LogLength - 1 : LogLength), "…");

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        await using var body = await content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[MaxAnswer];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static string? ErrorOf(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 and var status => string.Create(CultureInfo.InvariantCulture, $"The receiver answered {status}, a redirect, which is not followed. Enter the address that it leads to."),
        var status => string.Create(CultureInfo.InvariantCulture, $"The receiver answered {status}."),
    };

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };

    private string Told(Exception failed) => failed switch
    {
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"No answer within {Patience.TotalSeconds:0.#} seconds."),
        HttpRequestException { InnerException: TargetRefusedException refused } => refused.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } =>
            "The host's name is not known.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection could be made: the certificate or the protocol is not accepted.",
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "The connection was refused.",
        _ => "The connection broke off.",
    };
}
