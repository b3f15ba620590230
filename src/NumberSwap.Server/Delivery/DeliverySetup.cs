using NumberSwap.Server.Delivery.Crm;
using NumberSwap.Server.Delivery.Exports;
using NumberSwap.Server.Delivery.GoogleAnalytics;
using NumberSwap.Server.Delivery.Metrika;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Delivery.Webhooks;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

public static class DeliverySetup
{
    /// <summary>What brings calls to other systems. A new kind of destination is one more line of <c>AddSingleton&lt;IDestination, …&gt;</c>.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSingleton<DestinationStore>().AddSingleton<DeliveryStore>().AddSingleton<DeliveryLogStore>();
        services.AddSingleton<DestinationKinds>().AddSingleton<DestinationSecrets>().AddSingleton<DeliverySender>().AddSingleton<FailingDestinations>();
        services.AddSingleton<ExportRows>();
        services.AddSingleton<DestinationReader>().AddSingleton<DestinationService>();
        services.AddSingleton(provider => new RetrySchedule(provider.GetRequiredService<Settings>(), Random.Shared.NextDouble));
        services.AddHostedService<DeliveryLoop>();
        services.AddOutgoing();

        services.AddSingleton<IDestination, WebhookDestination>();
        services.AddSingleton<IDestination, GoogleAnalyticsDestination>();
        services.AddSingleton<IDestination, MetrikaDestination>();
        services.AddCrmDestinations();
    }

    private static void AddOutgoing(this IServiceCollection services)
    {
        services.AddSingleton<INameLookup, DnsLookup>().AddSingleton<TargetGuard>().AddSingleton<Exchanges>();
        foreach (var name in new[] { Exchanges.Deliveries, Exchanges.Crm, Exchanges.Recordings })
        {
            // The factory's own lines would name addresses that hold secrets.
            services.AddHttpClient(name, http => http.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<TargetGuard>().CreateHandler())
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers();
        }
    }
}
