using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using Xunit;

[assembly: AssemblyFixture(typeof(RedisServer))]

namespace NumberSwap.Server.Tests.Redis;

/// <summary>
/// A real redis-server process on a free port, in a directory of its own. The one that tests get by their constructor is shared:
/// they use site ids of their own and leave it running. A test that stops, freezes or flushes starts one for itself.
/// </summary>
public sealed class RedisServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _directory = Directory.CreateTempSubdirectory("numberswap-redis-").FullName;
    private readonly string[] _more;
    private Process? _process;

    public RedisServer()
        : this(FreePort())
    {
    }

    /// <param name="port">Where it listens.</param>
    /// <param name="more">Further arguments of the process.</param>
    internal RedisServer(int port, params string[] more) => (Port, _more) = (port, more);

    /// <summary>One that has on the disk what it has answered, however it is killed. The others may lose their last two seconds.</summary>
    public static RedisServer Durable() => new(FreePort(), "--appendfsync", "always");

    public int Port { get; }

    /// <summary>What <c>ConnectionStrings:Redis</c> takes.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts the process, with what a process before it had written, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("redis-server")
        {
            ArgumentList =
            {
                "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _directory,
                "--save", "", "--appendonly", "yes", "--appendfsync", "everysec", "--logfile", Path.Combine(_directory, "log"),
            },
        };
        foreach (var argument in _more) start.ArgumentList.Add(argument);
        try
        {
            _process = Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("These tests need a real Redis: apt-get install redis-server", e);
        }
        var waited = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_process!.HasExited || waited.Elapsed > Patience)
            {
                throw new InvalidOperationException("redis-server does not answer: " + await LogAsync());
            }
            await Task.Delay(20);
        }
    }

    /// <summary>Ends the process at once, as a crash does.</summary>
    public async Task StopAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Removes what the process has written, while it is stopped. What a node knows of its cluster stays.</summary>
    public void Erase() => Directory.Delete(Path.Combine(_directory, "appendonlydir"), recursive: true);

    /// <summary>Lets the process be, but not run: connections stay and nothing is answered.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ContinueAsync() => SignalAsync("-CONT");

    public Task FlushAllAsync() => CommandAsync("FLUSHALL");

    public Task ScriptFlushAsync() => CommandAsync("SCRIPT FLUSH");

    /// <summary>Removes all keys of one site.</summary>
    public Task ForgetSiteAsync(string site) => CommandAsync(
        $$"""EVAL "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) end return 1" 0 {{RedisKeys.Prefix}}{{{site}}}:*""");

    /// <summary>Sends one command as a person would type it, and returns the first line of the answer.</summary>
    public async Task<string> CommandAsync(string command)
    {
        using var client = new TcpClient();
        using var reader = await SendAsync(client, command);
        return await FirstLineAsync(reader, command);
    }

    /// <summary>Sends one command that is answered with a text, and returns that.</summary>
    public async Task<string> TextAsync(string command)
    {
        using var client = new TcpClient();
        using var reader = await SendAsync(client, command);
        var text = new char[int.Parse((await FirstLineAsync(reader, command)).AsSpan(1), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        return new(text);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<StreamReader> SendAsync(TcpClient client, string command)
    {
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
        return new(stream);
    }

    private static async Task<string> FirstLineAsync(StreamReader reader, string command)
    {
        var line = await reader.ReadLineAsync() ?? "";
        return line.StartsWith('-') ? throw new InvalidOperationException($"{command}: {line}") : line;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await CommandAsync("PING") == "+PONG";
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task SignalAsync(string signal)
    {
        var pid = _process!.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [signal, pid]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0) throw new InvalidOperationException($"kill {signal} {pid} failed.");
    }

    private async Task<string> LogAsync()
    {
        var path = Path.Combine(_directory, "log");
        return File.Exists(path) ? await File.ReadAllTextAsync(path) : "(no log)";
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
