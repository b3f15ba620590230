using System.Collections.Concurrent;
using System.Net;
using NumberSwap.Core;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>
/// The one class that talks to the client library. A call is answered, or fails with <see cref="RedisUnavailableException"/> within the
/// time-out; after a failure further calls fail at once for a second: in a cluster those to the same node. Nothing is tried again on its own.
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
    private readonly Breaker _publishing;
    private readonly ConcurrentDictionary<EndPoint, Breaker> _nodes = new();
    private readonly ConcurrentDictionary<string, BatchLane> _lanes = new(StringComparer.Ordinal);
    private bool _isCluster;
    private volatile BatchLane? _only;

    private RedisClient(ConnectionMultiplexer connection, TimeProvider clock, TimeSpan timeout)
    {
        _connection = connection;
        _database = connection.GetDatabase();
        _clock = clock;
        _timeout = timeout;
        _deadline = new(clock, timeout);
        _breaker = NewBreaker();
        _publishing = NewBreaker();
        connection.ConnectionRestored += (_, e) =>
        {
            // What was a single server may be a cluster's node now.
            _only = null;
            if (e.ConnectionType == ConnectionType.Interactive) RaiseRestored();
        };
    }

    /// <summary>
    /// Redis answers again after it did not, or the connection is back. It may be another, an emptied or an older Redis:
    /// what is in it has to be reconciled. Raised on a thread of the pool; may come more than once for one outage.
    /// </summary>
    public event Action? Restored;

    /// <summary>True while there is a connection and the last call, of a cluster the last to each node, was answered.</summary>
    public bool IsUp => _connection.IsConnected && !_breaker.IsOpen && !_nodes.Values.Any(node => node.IsOpen);

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
    /// Nodes of a cluster that are away are left out.
    /// </summary>
    /// <exception cref="RedisUnavailableException">Redis did not answer in time.</exception>
    public async Task<string> InstancesAsync(CancellationToken cancellation = default)
    {
        var connected = Servers.Where(server => server.IsConnected).ToList();
        var sections = await OfEachAsync(connected.Count > 0 ? connected : Servers, server => server.InfoAsync("server"), cancellation);
        var instances = sections.SelectMany(section => section).SelectMany(line => line).Where(line => line.Key == "run_id").Select(line => line.Value);
        return string.Join(',', instances.Order(StringComparer.Ordinal));
    }

    /// <summary>One round trip that changes nothing, to every node of a cluster.</summary>
    /// <exception cref="RedisUnavailableException">Redis, or a node of it, did not answer in time.</exception>
    public Task PingAsync(CancellationToken cancellation = default) => OfEachAsync(Servers, server => server.PingAsync(), cancellation);

    /// <summary>Sends a message to all processes that listen to the channel.</summary>
    /// <exception cref="RedisUnavailableException">Redis did not answer in time.</exception>
    public Task PublishAsync(string channel, string message, CancellationToken cancellation = default) =>
        RunAsync(_publishing, db => db.PublishAsync(Channel(channel), message), cancellation);

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
    internal Task<BatchAnswer> RunAsync(string site, BatchCall call) => LaneOf(site).RunAsync(call);

    /// <summary>Runs a script. All its keys are of the site.</summary>
    internal Task<RedisResult> EvalAsync(string site, LuaScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellation) =>
        EvalAsync(LaneOf(site).Breaker, script, keys, arguments, cancellation);

    /// <summary>Runs a script under the breaker.</summary>
    internal async Task<RedisResult> EvalAsync(Breaker breaker, LuaScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(breaker, db => db.ScriptEvaluateAsync(script.Hash, keys, arguments), cancellation);
        }
        catch (RedisUnavailableException e) when (e.InnerException is RedisServerException { Message: var message }
            && message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // A server that is new or was flushed: the text is sent once, and the library sees to it that it is loaded.
            return await RunAsync(breaker, db => db.ScriptEvaluateAsync(script.Text, keys, arguments), cancellation);
        }
    }

    /// <summary>Runs one operation with keys of the site.</summary>
    internal Task<T> RunAsync<T>(string site, Func<IDatabase, Task<T>> operation, CancellationToken cancellation) =>
        RunAsync(LaneOf(site).Breaker, operation, cancellation);

    /// <summary>Runs one operation under the time-out and the breaker.</summary>
    private async Task<T> RunAsync<T>(Breaker breaker, Func<IDatabase, Task<T>> operation, CancellationToken cancellation)
    {
        if (!breaker.TryEnter()) throw new RedisUnavailableException();
        try
        {
            var answering = operation(_database);
            var answer = cancellation.CanBeCanceled
                ? await answering.WaitAsync(_timeout, _clock, cancellation)
                : await answering.WaitAsync(_deadline.Next());
            Answered(breaker);
            return answer;
        }
        catch (Exception e) when (e is RedisServerException or RedisCommandException && !IsAway(e))
        {
            Answered(breaker);
            throw new RedisUnavailableException("Redis refused the command: " + e.Message, e);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            breaker.Abandoned();
            throw;
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException)
        {
            breaker.Failed();
            throw new RedisUnavailableException("Redis does not answer.", e);
        }
    }

    private IEnumerable<IServer> Servers => _connection.GetEndPoints().Select(endpoint => _connection.GetServer(endpoint));

    // A node that was never reached is not known to be of a cluster: any other may say so, and what was a cluster stays one.
    private bool IsCluster
    {
        get
        {
            if (_isCluster) return true;
            foreach (var endpoint in _connection.GetEndPoints())
            {
                if (_connection.GetServer(endpoint).ServerType == ServerType.Cluster) return _isCluster = true;
            }
            return false;
        }
    }

    private BatchLane LaneOf(string site) => _only ?? FindLane(site);

    // Without a cluster all sites share one lane and one breaker, which is then found without asking the library each time.
    private BatchLane FindLane(string site)
    {
        var isCluster = IsCluster;
        var lane = _lanes.GetOrAdd(
            isCluster ? RedisKeys.Tag(site) : "",
            static (tag, client) => new(client, tag.Length == 0 ? client._breaker : client.BreakerOfSite(tag)),
            this);
        if (!isCluster && _connection.IsConnected) _only = lane;
        return lane;
    }

    /// <summary>The breaker of the node that has the site: one that is away must not keep visitors from the others.</summary>
    /// <remarks>Slots may move to another node later; then these sites still share a breaker, which is as good.</remarks>
    private Breaker BreakerOfSite(string tag)
    {
        var node = Servers.Select(server => server.ClusterConfiguration?.GetBySlot(RedisKeys.Journal(tag))).FirstOrDefault(node => node is not null);
        return node is null ? NewBreaker() : BreakerOf(node.EndPoint);
    }

    private Breaker BreakerOf(EndPoint node) => IsCluster ? _nodes.GetOrAdd(node, static (_, client) => client.NewBreaker(), this) : _breaker;

    private Task<T[]> OfEachAsync<T>(IEnumerable<IServer> servers, Func<IServer, Task<T>> operation, CancellationToken cancellation) =>
        Task.WhenAll(servers.Select(server => RunAsync(BreakerOf(server.EndPoint), _ => operation(server), cancellation)));

    private Breaker NewBreaker() => new(_clock, BreakerPause);

    // Redis speaks, but has not read its data yet, or its cluster has not come together, or (which the library words itself) another node
    // had to say that the right one is away. When that ends, it is as if it came back.
    private static bool IsAway(Exception refusal) => refusal.Message.StartsWith("LOADING", StringComparison.Ordinal)
        || refusal.Message.StartsWith("CLUSTERDOWN", StringComparison.Ordinal)
        || refusal.Message.Contains("is not reachable", StringComparison.Ordinal);

    private void Answered(Breaker breaker)
    {
        if (breaker.Succeeded()) RaiseRestored();
    }

    // Not on the caller's path: a handler reconciles pools, which takes many round trips.
    private void RaiseRestored() => ThreadPool.QueueUserWorkItem(static client => client.Restored?.Invoke(), this, preferLocal: false);

    private static RedisChannel Channel(string name) => new(name, RedisChannel.PatternMode.Literal);
}
