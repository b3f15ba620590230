using System.Threading.Channels;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>Takes down what platforms send, off their way: what there is no room for is left out, and no ring waits for it.</summary>
public sealed class HookLog
{
    /// <summary>Requests that wait to be written.</summary>
    private const int Room = 500;

    // The newest ones are what somebody looks for.
    private readonly Channel<HookTrace> waiting = Channel.CreateBounded<HookTrace>(new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public ChannelReader<HookTrace> Waiting => waiting.Reader;

    /// <summary>A genuine request, and what it was answered.</summary>
    public void Taken(ICallPlatform platform, string site, HookRequest request, HookReading reading, HookAnswer answer) =>
        waiting.Writer.TryWrite(new HookTrace(platform.Name, site, HookPart.Of(request), reading, answer));

    /// <summary>A request that nothing proved.</summary>
    public void Refused(ICallPlatform platform, string site, HookRequest request) =>
        waiting.Writer.TryWrite(new HookTrace(platform.Name, site, HookPart.Of(request), null, null));
}
