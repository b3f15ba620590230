namespace NumberSwap.Server.Hosting;

/// <summary>The settings as the server uses them: read once, checked, with one message for whoever got one wrong.</summary>
public sealed class Settings
{
    private Settings(NumberSwapOptions options, string? redis, string? sqlServer)
    {
        Options = options;
        Redis = redis;
        SqlServer = sqlServer;
        DataDirectory = Path.GetFullPath(options.DataDirectory);
    }

    public NumberSwapOptions Options { get; }
    public string DataDirectory { get; }

    /// <summary>Set: pools in Redis. Null: pools in process.</summary>
    public string? Redis { get; }

    /// <summary>Set: SQL Server. Null: SQLite in the data directory.</summary>
    public string? SqlServer { get; }

    /// <exception cref="WrongSettingException">A setting is wrong.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var options = Bind(configuration);
        Check(options);
        var settings = new Settings(options, Text(configuration, "Redis"), Text(configuration, "SqlServer"));
        settings.PrepareDirectory();
        return settings;
    }

    private static NumberSwapOptions Bind(IConfiguration configuration)
    {
        var options = new NumberSwapOptions();
        try
        {
            configuration.GetSection(NumberSwapOptions.Section).Bind(options);
        }
        catch (InvalidOperationException wrong)
        {
            // The binder's message has the key between quotes, and the value too: "Failed to convert configuration value '…' at 'NumberSwap:…' to type …".
            var name = wrong.Message.Split('\'').LastOrDefault(part => part.StartsWith(NumberSwapOptions.Section + ":", StringComparison.OrdinalIgnoreCase)) ?? NumberSwapOptions.Section;
            throw new WrongSettingException(name, "the value cannot be read as what it should be (true/false or a whole number). Correct it or leave it out.");
        }

        return options;
    }

    private static void Check(NumberSwapOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            throw new WrongSettingException("NumberSwap:DataDirectory", "it is empty. Name a folder that the server may write to, or leave it out.");
        if (options.AdminKey is { } key && (key.Length < 24 || key.Length > 200 || !key.All(char.IsAsciiLetterOrDigit)))
            throw new WrongSettingException("NumberSwap:AdminKey", "it has to be 24 to 200 letters and digits. Make one with: openssl rand -hex 24");
        if (options.PublicUrl is { } url && !IsWebAddress(url))
            throw new WrongSettingException("NumberSwap:PublicUrl", "it has to be an absolute address such as https://calls.example.com, without a query.");
        AtLeastOne("NumberSwap:RateLimits:PagesPerMinute", options.RateLimits.PagesPerMinute);
        AtLeastOne("NumberSwap:RateLimits:RefusalsPerMinute", options.RateLimits.RefusalsPerMinute);
        AtLeastOne("NumberSwap:Retention:VisitDays", options.Retention.VisitDays);
        AtLeastOne("NumberSwap:Retention:CallDays", options.Retention.CallDays);
        if (options.Recordings.MaxMegabytes is < 1 or > 2000)
            throw new WrongSettingException("NumberSwap:Recordings:MaxMegabytes", "it has to be 1 to 2000 MB.");
        Between("NumberSwap:Delivery:FirstRetrySeconds", options.Delivery.FirstRetrySeconds, 0.01, 3600);
        Between("NumberSwap:Delivery:TimeoutSeconds", options.Delivery.TimeoutSeconds, 0.1, 60);
        options.Mail.Check();
        if (!Delivery.Outgoing.AllowedTargets.TryRead(options.Delivery.AllowedTargets, out _))
            throw new WrongSettingException("NumberSwap:Delivery:AllowedTargets", "it has to be host names, addresses and networks, separated by commas: crm.local, 10.0.0.5, 192.168.7.0/24.");
    }

    private static void AtLeastOne(string name, int value)
    {
        if (value < 1)
            throw new WrongSettingException(name, "it has to be 1 or more.");
    }

    private static void Between(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            throw new WrongSettingException(name, $"it has to be {least} to {most} seconds.");
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Query.Length == 0 && url.Fragment.Length == 0;

    private static string? Text(IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private void PrepareDirectory()
    {
        try
        {
            Directory.CreateDirectory(DataDirectory);
            var probe = Path.Combine(DataDirectory, ".write-probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new WrongSettingException("NumberSwap:DataDirectory", $"the folder '{DataDirectory}' cannot be written ({wrong.Message}). Name one that can.");
        }
    }
}
