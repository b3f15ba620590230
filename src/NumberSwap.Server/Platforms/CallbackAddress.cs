namespace NumberSwap.Server.Platforms;

/// <summary>Addresses that platforms are told to call when something has become of a call: the webhook's own, with the dialled number.</summary>
/// <remarks>The call to the destination has another number, and its reports may come before the ring's. Only where the address is signed too.</remarks>
public static class CallbackAddress
{
    private const string Parameter = "dialled";

    public static string Of(HookRequest request, string dialled) => $"{request.Hook}?{Parameter}={Uri.EscapeDataString(dialled)}";

    /// <summary>The dialled number that the called address carries; null when it is not such an address.</summary>
    public static string? DialledIn(HookRequest request) => request.Parameter(Parameter);
}
