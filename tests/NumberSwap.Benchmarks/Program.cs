using System.Globalization;
using NumberSwap.Benchmarks;

// The same program is also the process that is measured: "host ceiling …" and "host server …".
if (args is ["host", ..])
    return await MeasuredHost.RunAsync(args[1..]);

// "match": what a call's attribution costs, and how long a month of traffic is simulated for.
if (args is ["match", ..])
    return await Matching.RunAsync();

// "pages FOLDER": how long the pages take with the site in a data directory.
if (args is ["pages", var folder])
    return await PageTimes.RunAsync(folder);

// "reports FOLDER": how long every money report takes with the site in a data directory.
if (args is ["reports", var data])
    return await PageTimes.RunAsync(data, ReportList.Of);

// "delivery [EVENTS]": how events get to a webhook, and through ten kills.
if (args is ["delivery", ..])
    return await Deliveries.RunAsync(args is [_, var events] ? int.Parse(events, CultureInfo.InvariantCulture) : 100_000);

// Otherwise: seconds a load runs for, and a text that a load's name has to hold (the bare endpoint runs always).
var seconds = args is [var text, ..] && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : 8;
return await Suite.RunAsync(TimeSpan.FromSeconds(seconds), only: args.ElementAtOrDefault(1) ?? "");
