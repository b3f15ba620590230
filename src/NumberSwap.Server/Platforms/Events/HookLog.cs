using System.Threading.Channels;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>Takes down what platforms send, off their way: what there is no room for is left out, and no ring waits for it.</summary>
public sealed class HookLog
{
    /// <summary>Requests that wait to be written: what the loop writes in about two seconds.</summary>
    private const int Room = 500;

    /// <summary>A flood of refused requests leaves genuine ones their room.</summary>
    private const int RoomOfRefused = Room / 2;

    private readonly Channel<HookTrace> waiting = Channel.CreateBounded<HookTrace>(new BoundedChannelOptions(Room) { SingleReader = true });

    public ChannelReader<HookTrace> Waiting => waiting.Reader;

    /// <summary>A genuine request, and what it was answered.</summary>
    public void Taken(ICallPlatform platform, string site, HookRequest request, HookReading reading, HookAnswer answer)
    {
        // Looked at before anything is made: under load a trace that is thrown away again would be one of the collector's longest-lived.
        if (waiting.Reader.Count < Room)
            waiting.Writer.TryWrite(new HookTrace(platform.Name, site, HookPart.Of(request), reading, answer));
    }

    /// <summary>A request that nothing proved.</summary>
    public void Refused(ICallPlatform platform, string site, HookRequest request)
    {
        if (waiting.Reader.Count < RoomOfRefused)
            waiting.Writer.TryWrite(new HookTrace(platform.Name, site, HookPart.Of(request), null, null));
    }
}
