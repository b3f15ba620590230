using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NumberSwap.Core.People;
using NumberSwap.Server.Demo;
using NumberSwap.Server.Keys;
using NumberSwap.Server.People;

namespace NumberSwap.Server.Hosting;

/// <summary>Says on the console where everything is, once the server listens.</summary>
public sealed class Greeting(IServer server, AdminKey adminKey, Settings settings, DemoMode demo, InvitationService invitations)
{
    public async Task PrintAsync(CancellationToken cancellation)
    {
        var home = settings.Options.PublicUrl?.TrimEnd('/')
            ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal)
            ?? "http://localhost:5080";
        var text = new StringWriter();
        text.WriteLine();
        text.WriteLine($"NumberSwap listens on {home}");
        if (demo.IsOn)
            text.WriteLine($"  demo page     {home}/demo?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");
        text.WriteLine($"  dashboard     {home}/");
        text.WriteLine($"  API document  {home}/openapi/v1.json");
        text.WriteLine($"  health        {home}/health/ready");
        text.WriteLine($"  data          {settings.DataDirectory}");
        text.WriteLine($"  pools in      {(settings.Redis is null ? "this process" : "Redis")}, records in {(settings.SqlServer is null ? "SQLite" : "SQL Server")}");
        if (adminKey.JustMade is { } key)
        {
            text.WriteLine();
            text.WriteLine($"  admin key     {key}");
            text.WriteLine($"                shown this once; kept in {adminKey.Path}, readable by you only");
        }

        if (await invitations.FirstLinkAsync(cancellation) is { } first)
        {
            text.WriteLine();
            text.WriteLine($"  first owner   {home}{first}");
            text.WriteLine($"                open it to make your sign-in; it works once, for {Invitation.Lasting.Days} days, and each start prints another until then");
        }

        await Console.Out.WriteLineAsync(text.GetStringBuilder(), cancellation);
    }
}
