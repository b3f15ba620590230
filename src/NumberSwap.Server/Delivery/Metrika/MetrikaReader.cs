using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Delivery.Conversions;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery.Metrika;

/// <summary>Checks what somebody entered of a Metrika destination.</summary>
internal static class MetrikaReader
{
    private const long MostCounter = int.MaxValue;

    public static DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known, TargetGuard guard) => SettingsJson.Read(
        settings,
        secrets,
        known,
        MetrikaJson.Default.MetrikaSettings,
        MetrikaJson.Default.MetrikaSecrets,
        read => ProblemOf(read, guard),
        read => read.Token,
        CounterProblem,
        Problem.Invalid("secrets.token", "Enter an OAuth token of Yandex with the right metrika:write, of somebody who may edit the counter."));

    private static ProblemHttpResult CounterProblem => Problem.Invalid("settings.counter", "It has to be the counter's number, such as 12345678.");

    private static ProblemHttpResult? ProblemOf(MetrikaSettings settings, TargetGuard guard)
    {
        if (settings.Counter is < 1 or > MostCounter)
            return CounterProblem;
        if (settings.PhoneNumber is not ("dialled" or "caller" or "none"))
            return Problem.Invalid("settings.phoneNumber", "It has to be dialled, caller or none.");
        if (settings.GoalName is { } goal && (InputText.NameProblem(goal) is not null || InputText.HasLoneSurrogate(goal)))
            return Problem.Invalid("settings.goalName", "It has to be a name of 1 to 200 characters without line breaks. Leave it out to let Metrika name the goal.");
        return SettingsJson.ChoiceProblem(settings.Calls, settings.MinProbability)
            ?? SettingsJson.ValueProblem("settings.price", settings.Price, "settings.currency", settings.Currency)
            ?? SettingsJson.Address(settings.Url, "", guard).Problem;
    }
}
