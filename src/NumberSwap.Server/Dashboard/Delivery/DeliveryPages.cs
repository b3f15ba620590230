using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
using NumberSwap.Server.Delivery.Exports;

namespace NumberSwap.Server.Dashboard.Delivery;

/// <summary>What stands beside the destinations' pages: the files for systems that are not told but import.</summary>
public static class DeliveryPages
{
    public static IEndpointRouteBuilder MapDeliveryPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/{site}/destinations/google-ads.csv", ExportEndpoints.GoogleAdsAsync).WithMetadata(new AccessAttribute(Role.Manager)).ExcludeFromDescription();
        app.MapGet("/sites/{site}/destinations/metrika-calls.csv", ExportEndpoints.MetrikaAsync).WithMetadata(new AccessAttribute(Role.Manager)).ExcludeFromDescription();
        return app;
    }
}
