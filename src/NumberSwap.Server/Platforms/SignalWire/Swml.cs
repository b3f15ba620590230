namespace NumberSwap.Server.Platforms.SignalWire;

/// <summary>Instructions in SignalWire's markup language, as JSON.</summary>
public static class Swml
{
    /// <summary>Connects the caller with a number. The caller goes on hearing the ring until somebody answers.</summary>
    /// <param name="callbacks">Address that is told what becomes of the call.</param>
    public static object Connect(string number, string callbacks) => new
    {
        version = "1.0.0",
        sections = new
        {
            main = new object[]
            {
                new
                {
                    connect = new
                    {
                        to = number,
                        timeout = HookConnection.RingSeconds,
                        answer_on_bridge = true,
                        call_state_url = callbacks,
                        call_state_events = new[] { "answered", "ended" },
                    },
                },
            },
        },
    };
}
