using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Mail;

/// <summary>The parts of this feature.</summary>
public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services) =>
        services.AddSingleton<AlertStore>().AddSingleton<MailStore>().AddSingleton<MailSender>().AddSingleton<MailComposer>().AddSingleton<AlertService>().AddHostedService<MailLoop>();
}
