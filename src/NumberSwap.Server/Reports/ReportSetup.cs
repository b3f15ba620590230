using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Registers what reports are made of.</summary>
public static class ReportSetup
{
    public static void AddReports(this IServiceCollection services) =>
        services.AddSingleton<ReportStore>().AddSingleton<ReportService>().AddSingleton<TargetCallStore>().AddSingleton<TargetPreviews>()
            .AddSingleton<FactStore>().AddSingleton<MoneyFacts>().AddSingleton<MoneyReports>().AddSingleton<MoneyDetails>().AddSingleton<CustomersReports>().AddHostedService<ReportLoop>();
}
