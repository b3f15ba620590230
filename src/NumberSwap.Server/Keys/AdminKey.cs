using System.Text;
using NumberSwap.Core;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Keys;

/// <summary>The key that opens everything: from the settings, or made at the first start and kept in the data directory, readable by the owner only.</summary>
public sealed class AdminKey
{
    public AdminKey(Settings settings)
    {
        Path = System.IO.Path.Combine(settings.DataDirectory, "admin-key");
        var key = settings.Options.AdminKey ?? Kept() ?? Make();
        Hash = Encoding.ASCII.GetBytes(ApiKeys.HashOf(key));
    }

    public string Path { get; }

    /// <summary>The key itself, only at the start that made it.</summary>
    public string? JustMade { get; private set; }


    /// <summary>ASCII bytes of the lower-case hex SHA-256.</summary>
    internal byte[] Hash { get; }

    private string? Kept()
    {
        var kept = File.Exists(Path) ? File.ReadAllText(Path).Trim() : "";
        return kept.Length > 0 ? kept : null;
    }

    private string Make()
    {
        JustMade = RandomId.Secret(ApiKeys.NewLength);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(Path, options);
        file.WriteLine(JustMade);
        return JustMade;
    }
}
