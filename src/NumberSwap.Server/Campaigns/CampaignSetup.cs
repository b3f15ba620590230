using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Campaigns;

/// <summary>The parts of this feature.</summary>
public static class CampaignSetup
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services.AddSingleton<CampaignService>().AddSingleton<CampaignPreview>().AddSingleton<VisitSampleStore>();
}
