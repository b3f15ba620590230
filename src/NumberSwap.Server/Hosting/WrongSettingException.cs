namespace NumberSwap.Server.Hosting;

/// <summary>A setting with which the server cannot start.</summary>
/// <param name="setting">Its name, as it is written in the configuration.</param>
/// <param name="fix">What is wrong and what to do, one sentence.</param>
public sealed class WrongSettingException(string setting, string fix)
    : Exception($"NumberSwap cannot start: {setting} (environment: {setting.Replace(":", "__", StringComparison.Ordinal)}): {fix}")
{
    /// <summary>What <paramref name="use"/> makes of a setting; its refusal is answered with the fix instead of its own text, which may hold a password.</summary>
    public static T Guard<T>(string setting, string fix, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new WrongSettingException(setting, fix);
        }
    }
}
