using NumberSwap.Server.Platforms.Twilio;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>The signature against a vector that was computed elsewhere.</summary>
public sealed class TwilioSignatureTests
{
    private const string Token = "12345";
    private const string Address = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["To"] = "+18005551212",
        ["From"] = "+14158675309",
        ["Digits"] = "1234",
        ["Caller"] = "+14158675309",
        ["CallSid"] = "CA1234567890ABCDE",
    };

    [Theory]
    [InlineData(Address, true)]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2", true)]
    [InlineData("http://mycompany.com/myapp.php?foo=1&bar=2", false)]
    [InlineData("https://mycompany.com/myapp.php?bar=2&foo=1", false)]
    [InlineData("https://mycompany.com/myapp.php", false)]
    public void The_address_counts(string address, bool isValid) =>
        Assert.Equal(isValid, TwilioSignature.IsValid(Token, address, Fields, Signature));

    [Fact]
    public void Token_fields_and_signature_count()
    {
        Assert.False(TwilioSignature.IsValid("12346", Address, Fields, Signature));
        Assert.False(TwilioSignature.IsValid(Token, Address, Fields.Skip(1), Signature));
        Assert.False(TwilioSignature.IsValid(Token, Address, Fields, Signature.ToLowerInvariant()));
        Assert.False(TwilioSignature.IsValid(Token, Address, Fields, ""));
        Assert.False(TwilioSignature.IsValid(Token, Address, Fields, signature: null));
    }
}
