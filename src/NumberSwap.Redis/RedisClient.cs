using System.Collections.Concurrent;
using NumberSwap.Core;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>
/// The one class that talks to the client library. A call is answered, or fails with <see cref="RedisUnavailableException"/> within the
/// time-out; after a failure further calls fail at once for a second. Nothing is tried again on its own.
/// </summary>
public sealed class RedisClient : IAsyncDisposable
{
    /// <summary>How long a call waits for Redis unless told otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan BreakerPause = TimeSpan.FromSeconds(1);

    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly SharedDeadline _deadline;
    private readonly Breaker _breaker;
    private readonly ConcurrentDictionary<string, BatchLane> _lanes = new(StringComparer.Ordinal);

    private RedisClient(ConnectionMultiplexer connection, TimeProvider clock, TimeSpan timeout)
    {
        _connection = connection;
        _database = connection.GetDatabase();
        _clock = clock;
        _timeout = timeout;
        _deadline = new(clock, timeout);
        _breaker = new(clock, BreakerPause);
        connection.ConnectionRestored += (_, e) =>
        {
            if (e.ConnectionType == ConnectionType.Interactive) RaiseRestored();
        };
    }

    /// <summary>
    /// Redis answers again after it did not, or the connection is back. It may be another, an emptied or an older Redis:
    /// what is in it has to be reconciled. Raised on a thread of the pool; may come more than once for one outage.
    /// </summary>
    public event Action? Restored;

    /// <summary>True while there is a connection and the last call was answered.</summary>
    public bool IsUp => _connection.IsConnected && !_breaker.IsOpen;

    /// <summary>Connects. Does not throw while Redis is down: it goes on connecting in the background.</summary>
    /// <param name="configuration">StackExchange.Redis configuration text, for example <c>localhost:6379</c>.</param>
    /// <param name="clock">Measures time-outs and the breaker's pause.</param>
    /// <param name="timeout">How long a call waits for Redis; <see cref="DefaultTimeout"/> when null.</param>
    /// <exception cref="ArgumentException">The configuration cannot be read.</exception>
    public static RedisClient Connect(string configuration, TimeProvider clock, TimeSpan? timeout = null)
    {
        var options = ConfigurationOptions.Parse(configuration);
        options.AbortOnConnectFail = false;
        // The library counts INFO among the commands of administrators; nothing else of theirs is used.
        options.AllowAdmin = true;
        // The library waits out all its tries when Redis is down, 15 s by default: too long for a start.
        if (!configuration.Contains("connectTimeout", StringComparison.OrdinalIgnoreCase)) options.ConnectTimeout = 1000;
        if (!configuration.Contains("connectRetry", StringComparison.OrdinalIgnoreCase)) options.ConnectRetry = 1;
        var connection = ConnectionMultiplexer.Connect(options);
        // With the default one slow continuation stalls every caller.
        connection.PreserveAsyncOrder = false;
        return new(connection, clock, timeout ?? DefaultTimeout);
    }

    /// <summary>
    /// Names the servers' running instances: when it changes, what was in Redis may be gone or older than before.
    /// </summary>
    /// <exception cref="RedisUnavailableException">Redis did not answer in time.</exception>
    public Task<string> InstancesAsync(CancellationToken cancellation = default) => RunAsync(
        async _ =>
        {
            var instances = new List<string>();
            foreach (var endpoint in _connection.GetEndPoints())
            {
                var sections = await _connection.GetServer(endpoint).InfoAsync("server");
                instances.AddRange(sections.SelectMany(section => section).Where(line => line.Key == "run_id").Select(line => line.Value));
            }

            instances.Sort(StringComparer.Ordinal);
            return string.Join(',', instances);
        },
        cancellation);

    /// <summary>One round trip that changes nothing.</summary>
    /// <exception cref="RedisUnavailableException">Redis did not answer in time.</exception>
    public Task PingAsync(CancellationToken cancellation = default) => RunAsync(db => db.PingAsync(), cancellation);

    /// <summary>Sends a message to all processes that listen to the channel.</summary>
    /// <exception cref="RedisUnavailableException">Redis did not answer in time.</exception>
    public Task PublishAsync(string channel, string message, CancellationToken cancellation = default) =>
        RunAsync(db => db.PublishAsync(Channel(channel), message), cancellation);

    /// <summary>Calls the handler for each message on the channel, also after reconnects. Messages sent meanwhile are lost, see <see cref="Restored"/>.</summary>
    public Task SubscribeAsync(string channel, Action<string> handler) =>
        _connection.GetSubscriber().SubscribeAsync(Channel(channel), (_, message) => handler(message.ToString()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _connection.CloseAsync(allowCommandsToComplete: false);
        _connection.Dispose();
    }

    /// <summary>Runs an operation of the hot path, together with those of other callers.</summary>
    /// <param name="site">The site of all its keys. In a cluster only operations of one site, which is one slot, share a run.</param>
    internal Task<ArraySegment<byte>> RunAsync(string site, BatchOperation operation, RedisKey[] keys, byte[] request) =>
        _lanes.GetOrAdd(IsCluster ? site : "", static (_, client) => new(client), this).RunAsync(new(operation, keys, request));

    /// <summary>Runs a script. Its keys have to be of one site.</summary>
    internal async Task<RedisResult> EvalAsync(LuaScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(db => db.ScriptEvaluateAsync(script.Hash, keys, arguments), cancellation);
        }
        catch (RedisUnavailableException e) when (e.InnerException is RedisServerException { Message: var message }
            && message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A server that is new or was flushed: the text is sent once, and the library sees to it that it is loaded.
            return await RunAsync(db => db.ScriptEvaluateAsync(script.Text, keys, arguments), cancellation);
        }
    }

    /// <summary>Runs one operation under the time-out and the breaker.</summary>
    internal async Task<T> RunAsync<T>(Func<IDatabase, Task<T>> operation, CancellationToken cancellation)
    {
        if (!_breaker.TryEnter()) throw new RedisUnavailableException();
        try
        {
            var answering = operation(_database);
            var answer = cancellation.CanBeCanceled
                ? await answering.WaitAsync(_timeout, _clock, cancellation)
                : await answering.WaitAsync(_deadline.Next());
            Answered();
            return answer;
        }
        catch (Exception e) when (e is RedisServerException or RedisCommandException)
        {
            Answered();
            throw new RedisUnavailableException("Redis refused the command: " + e.Message, e);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            _breaker.Abandoned();
            throw;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            _breaker.Failed();
            throw new RedisUnavailableException("Redis does not answer.", e);
        }
    }

    private bool IsCluster => _connection.GetServer(_connection.GetEndPoints()[0]).ServerType == ServerType.Cluster;

    private void Answered()
    {
        if (_breaker.Succeeded()) RaiseRestored();
    }

    // Not on the caller's path: a handler reconciles pools, which takes many round trips.
    private void RaiseRestored() => ThreadPool.QueueUserWorkItem(static client => client.Restored?.Invoke(), this, preferLocal: false);

    private static RedisChannel Channel(string name) => new(name, RedisChannel.PatternMode.Literal);
}
