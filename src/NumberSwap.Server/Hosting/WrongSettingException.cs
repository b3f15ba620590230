namespace NumberSwap.Server.Hosting;

/// <summary>A setting with which the server cannot start.</summary>
/// <param name="setting">Its name, as it is written in the configuration.</param>
/// <param name="fix">What is wrong and what to do, one sentence.</param>
public sealed class WrongSettingException(string setting, string fix)
    : Exception($"NumberSwap cannot start: {setting} (environment: {setting.Replace(":", "__", StringComparison.Ordinal)}): {fix}");
