using Microsoft.AspNetCore.Http;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Platforms.Plivo;
using NumberSwap.Server.Platforms.SignalWire;
using NumberSwap.Server.Platforms.Telnyx;
using NumberSwap.Server.Platforms.Twilio;
using NumberSwap.Server.Platforms.Vonage;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Each platform's check of signatures against those that its own library made or accepted.</summary>
public sealed class SignatureVectorTests
{
    private static readonly Dictionary<string, ICallPlatform> s_platforms =
        new ICallPlatform[] { new TwilioPlatform(), new SignalWirePlatform(), new TelnyxPlatform(), new VonagePlatform(), new PlivoPlatform() }.ToDictionary(platform => platform.Name);

    public static TheoryData<string, string> Vectors
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var platform in s_platforms.Keys)
            {
                foreach (var vector in SignatureVector.Of(platform))
                    all.Add(platform, vector.Name);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Vectors))]
    public void What_the_platforms_library_accepts_is_accepted(string platform, string name)
    {
        var (known, vector) = Find(platform, name);
        Assert.True(known.IsGenuine(vector.Request(), vector.Proof));
    }

    [Theory, MemberData(nameof(Vectors))]
    public void One_flipped_bit_anywhere_is_refused(string platform, string name)
    {
        var (known, vector) = Find(platform, name);
        void Refused(string what, HookRequest request) => Assert.False(known.IsGenuine(request, vector.Proof), what);

        var body = vector.Bytes;
        for (var i = 0; i < body.Length; i++)
        {
            var forged = body.ToArray();
            forged[i] ^= 1;
            Refused($"body at {i}", vector.Request(forged));
        }

        // What comes with a GET beside its address is not read.
        if (vector.Method != HttpMethods.Get)
            Refused("longer body", vector.Request([.. body, (byte)'0']));
        foreach (var (header, value) in vector.Headers)
        {
            // A second signature in Plivo's list may be anything.
            for (var i = 0; i < value.Length && !name.StartsWith("several", StringComparison.Ordinal); i++)
                Refused($"{header} at {i}", vector.Request(header: (header, [value[..i] + (char)(value[i] ^ 1) + value[(i + 1)..]])));
            Refused($"no {header}", vector.Request(header: (header, [])));
            Refused($"empty {header}", vector.Request(header: (header, [""])));
            Refused($"{header} twice", vector.Request(header: (header, [value, value])));
        }

        Refused("more query", vector.Request(address: vector.Address + (vector.Address.Contains('?', StringComparison.Ordinal) ? "&x=y" : "?x=y")));
        if (vector.At > 0)
        {
            Refused("early", vector.Request(late: -700));
            Refused("late", vector.Request(late: 700));
        }
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Every_letter_of_a_signed_address_counts(string platform, string name)
    {
        var (known, vector) = Find(platform, name);
        // Telnyx and Vonage sign no address; Vonage's hash has the query of a GET in it.
        var from = platform is "telnyx" or "vonage" ? vector.Address.IndexOf('?', StringComparison.Ordinal) : 0;
        for (var i = from; i >= 0 && i < vector.Address.Length; i++)
        {
            var address = vector.Address[..i] + (char)(vector.Address[i] ^ 1) + vector.Address[(i + 1)..];
            Assert.False(known.IsGenuine(vector.Request(address: address), vector.Proof), address);
        }
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Without_the_key_or_with_another_nothing_is_accepted(string platform, string name)
    {
        var (known, vector) = Find(platform, name);
        Assert.False(known.IsGenuine(vector.Request(), new PlatformCredentials(new Dictionary<string, string>(), null, [])));
        foreach (var (field, value) in vector.Credentials)
            Assert.False(known.IsGenuine(vector.Request(), new PlatformCredentials(new Dictionary<string, string> { [field] = value[..^2] + (char)(value[^2] ^ 1) + value[^1] }, null, [])));
        // Where nothing but the address is signed, the method is not.
        if (!(platform is "twilio" && vector.Address.Contains("bodySHA256", StringComparison.Ordinal)) && name is not "no fields")
            Assert.False(known.IsGenuine(vector.Request(method: vector.Method == HttpMethods.Get ? HttpMethods.Post : HttpMethods.Get), vector.Proof));
    }

    private static (ICallPlatform Platform, SignatureVector Vector) Find(string platform, string name) =>
        (s_platforms[platform], SignatureVector.Of(platform).Single(vector => vector.Name == name));
}
