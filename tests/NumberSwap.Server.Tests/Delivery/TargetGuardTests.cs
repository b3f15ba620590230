using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Where the server does not send to, however the target is written.</summary>
public sealed class TargetGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("192.0.0.192")]
    [InlineData("198.18.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("224.0.0.1")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("100::1")]
    public void An_address_of_no_public_network_is_refused(string address) => Assert.False(PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("93.184.216.34")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a02:6b8::2:242")]
    public void A_public_address_is_let_through(string address) => Assert.True(PublicAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("crm.local", "crm.local", "10.0.0.5", true)]
    [InlineData("crm.local", "CRM.local.", "10.0.0.5", true)]
    [InlineData("crm.local", "other.local", "10.0.0.5", false)]
    [InlineData("10.0.0.5", "other.local", "10.0.0.5", true)]
    [InlineData("10.0.0.5", "other.local", "10.0.0.6", false)]
    [InlineData("a.local, 192.168.7.0/24 ,fd12::/16", "b", "192.168.7.200", true)]
    [InlineData("a.local, 192.168.7.0/24 ,fd12::/16", "b", "fd12:3::4", true)]
    [InlineData("a.local, 192.168.7.0/24 ,fd12::/16", "b", "fd13:3::4", false)]
    [InlineData("", "b", "10.0.0.5", false)]
    public void The_operator_lets_names_addresses_and_networks_through(string setting, string host, string address, bool allowed)
    {
        Assert.True(AllowedTargets.TryRead(setting, out var targets));
        Assert.Equal(allowed, targets.Has(host, IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("http://crm.local")]
    [InlineData("10.0.0.0/40")]
    [InlineData("a b")]
    public void What_is_none_of_these_is_no_setting(string setting) => Assert.False(AllowedTargets.TryRead(setting, out _));

    [Fact]
    public async Task A_name_that_leads_inside_by_the_time_it_is_used_is_refused()
    {
        var names = new Names();
        await using var receiver = await Receiver.StartAsync();
        await using var server = new LocalServer(clock: null, redis: null, log: null, ("NumberSwap:Delivery:FirstRetrySeconds", "600"))
        {
            MoreServices = services => services.Replace(ServiceDescriptor.Singleton<INameLookup>(names)),
        };
        var outlet = await Outlet.OpenAsync(server);

        // Public while it is looked at, of this machine when it is connected to; and one good address beside a bad one.
        names.Answers = [IPAddress.Parse("93.184.216.34")];
        var (id, _) = await outlet.AddWebhookAsync("http://crm.example:" + new Uri(receiver.Url).Port + "/");
        names.Answers = [IPAddress.Loopback, IPAddress.Parse("::ffff:127.0.0.1"), IPAddress.IPv6Loopback];
        var told = (await server.PostAsync($"{outlet.Path}/{id}/test", new { })).Expect(HttpStatusCode.OK).Json;
        await outlet.CallAsync();
        await Wait.UntilAsync("all was attempted", async () => (await outlet.FindAsync(id)).GetProperty("failures").GetInt32() == 2);

        Assert.False(told.GetProperty("arrived").GetBoolean());
        Assert.Contains("AllowedTargets", told.GetProperty("attempt").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.All(await outlet.DeliveriesAsync(id), delivery => Assert.Contains("no public address", delivery.GetProperty("error").GetString(), StringComparison.Ordinal));
        Assert.Empty(receiver.All);
        Assert.True(names.Asked >= 3, "the name is looked up each time it is connected to");
        using var crm = server.Services.GetRequiredService<IHttpClientFactory>().CreateClient(Exchanges.Crm);
        await Assert.ThrowsAsync<HttpRequestException>(() => crm.GetAsync(receiver.Url));
        Assert.Empty(receiver.All);
    }

    /// <summary>A name service whose answers change.</summary>
    private sealed class Names : INameLookup
    {
        public IPAddress[] Answers { get; set; } = [];

        public int Asked { get; private set; }

        public Task<IPAddress[]> FindAsync(string host, CancellationToken cancellation)
        {
            Asked++;
            return Task.FromResult(Answers);
        }
    }
}
