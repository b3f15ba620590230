using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace NumberSwap.Server.Tests.Redis;

/// <summary>A real Redis Cluster: three masters, each with a third of the slots, and no replicas.</summary>
public sealed class RedisCluster : IAsyncLifetime
{
    private const int Slots = 16384;
    private const int BusOffset = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RedisServer[] _nodes = [NewNode(), NewNode(), NewNode()];

    /// <summary>What <c>ConnectionStrings:Redis</c> takes.</summary>
    public string Configuration => string.Join(',', _nodes.Select(node => node.Configuration));

    public IReadOnlyList<RedisServer> Nodes => _nodes;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await Task.WhenAll(_nodes.Select(node => node.StartAsync()));
            for (var i = 0; i < _nodes.Length; i++)
            {
                await _nodes[i].CommandAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER ADDSLOTSRANGE {FirstSlotOf(i)} {FirstSlotOf(i + 1) - 1}"));
                if (i > 0) await _nodes[0].CommandAsync(string.Create(CultureInfo.InvariantCulture, $"CLUSTER MEET 127.0.0.1 {_nodes[i].Port}"));
            }
            await UntilOkAsync();
        }
        catch
        {
            // Nobody disposes of a fixture that never was.
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every node knows all others and says that the cluster is whole.</summary>
    public async Task UntilOkAsync()
    {
        var waited = Stopwatch.StartNew();
        foreach (var node in _nodes)
        {
            while (await node.TextAsync("CLUSTER INFO") is var info && !IsOk(info))
            {
                if (waited.Elapsed > Patience) throw new InvalidOperationException($"The Redis Cluster does not come up. {node.Configuration} says:\n{info}");
                await Task.Delay(20);
            }
        }
    }

    /// <summary>The node that has the site's keys.</summary>
    public async Task<RedisServer> NodeOfAsync(string site)
    {
        // The tag of its keys alone says where they are.
        var slot = int.Parse((await _nodes[0].CommandAsync($"CLUSTER KEYSLOT {{{site}}}")).AsSpan(1), CultureInfo.InvariantCulture);
        return _nodes[Enumerable.Range(0, _nodes.Length).Last(i => FirstSlotOf(i) <= slot)];
    }

    /// <summary>Removes all keys of one site.</summary>
    public async Task ForgetSiteAsync(string site) => await (await NodeOfAsync(site)).ForgetSiteAsync(site);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
    }

    private static RedisServer NewNode() => new(
        FreePorts(),
        "--cluster-enabled", "yes", "--cluster-node-timeout", "5000",
        // As the README says: without it one lost node stops all.
        "--cluster-require-full-coverage", "no");

    private static int FirstSlotOf(int node) => node * Slots / 3;

    private static bool IsOk(string info) =>
        info.Contains("cluster_state:ok", StringComparison.Ordinal) && info.Contains("cluster_known_nodes:3", StringComparison.Ordinal)
        && info.Contains("cluster_slots_ok:16384", StringComparison.Ordinal);

    /// <summary>A free port whose cluster bus's port is free too.</summary>
    private static int FreePorts()
    {
        while (true)
        {
            var port = RedisServer.FreePort();
            if (port + BusOffset > IPEndPoint.MaxPort) continue;
            try
            {
                using var bus = new TcpListener(IPAddress.Loopback, port + BusOffset);
                bus.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
