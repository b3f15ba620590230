using System.Globalization;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Generating;

/// <summary>The generated site with its pools and campaigns. Its tracking numbers are of a Moscow range that is nobody's.</summary>
internal sealed class SiteBlueprint
{
    public const string Domain = "boilers.example";

    /// <summary>What its customers pay with.</summary>
    public const string Currency = "RUB";

    private const int MoscowHours = 3;

    private const int NumberRange = 10_000_000;

    public SiteBlueprint(GeneratorSettings settings, SeededIds ids, IReadOnlySet<string> taken, double peak, Random chance)
    {
        var at = settings.From;
        Site = new Site(ids.At(at), settings.Key ?? ids.At(at), settings.Site, [Domain], "RU", [new Target("+74950000001", "+74950000001")], at)
        {
            Settings = SiteSettings.Default with { TimeZone = "Europe/Moscow" },
        };
        var next = chance.Next(NumberRange);
        var shelf = Numbers().GetEnumerator();
        // Visits of the busiest hour that hold a number at the same time, and a little more.
        var live = settings.Sessions / (settings.Days * 24.0) * peak * 36 / 60;
        Pools = [MakePool("Основной", 0.45), MakePool("Яндекс Директ", 0.45), MakePool("Google Ads", 0.14)];
        Campaigns = [.. MakeCampaigns()];

        Pool MakePool(string name, double share) => new(
            ids.At(at), Site.Id, name, Site.Targets[0].Number, [.. Take(Math.Clamp((int)((live * share) + (2 * Math.Sqrt(live * share)) + 3), 3, 3000))], [], 1800, 300, OverflowPolicy.Share, at);

        IEnumerable<Campaign> MakeCampaigns()
        {
            var code = 0;
            Campaign Of(string name, CampaignRule rule, Pool? pool, string? number = null) =>
                new(ids.At(at), Site.Id, ++code, name, 10, rule, pool?.Id, number, number is null ? null : Site.Targets[0].Number, at);
            yield return Of("Котлы Москва", new CampaignRule("yandex", Campaign: "kotly_msk*"), Pools[1]);
            yield return Of("Ремонт котлов", new CampaignRule("yandex", Campaign: "remont*"), Pools[1]);
            yield return Of("Тёплый пол", new CampaignRule("yandex", Campaign: "teplyi_pol*"), Pools[1]);
            yield return Of("Бренд", new CampaignRule("yandex", Campaign: "brand"), Pools[1]);
            yield return Of("Ретаргетинг РСЯ", new CampaignRule("yandex", "display"), Pools[1]);
            yield return Of("Google Search: boilers", new CampaignRule("google", "cpc", "boilers*"), Pools[2]);
            yield return Of("Google PMax", new CampaignRule("google", "cpc", "pmax"), Pools[2]);
            yield return Of("VK Таргет", new CampaignRule("vk"), Pools[0]);
            yield return Of("Telegram Ads", new CampaignRule("telegram"), Pools[0]);
            yield return Of("Авито", new CampaignRule("avito"), Pools[0]);
            yield return Of("2ГИС", new CampaignRule("2gis"), Pools[0]);
            yield return Of("Рассылка", new CampaignRule(Medium: "email"), Pools[0]);
            yield return Of("YouTube-блогеры", new CampaignRule("blogger"), Pools[0]);
            yield return Of("Листовки", new CampaignRule("leaflet", "offline"), null, Take(1).First());
            yield return Of("Радио «Тепло»", new CampaignRule("radio", "offline"), null, Take(1).First());
        }

        IEnumerable<string> Take(int count)
        {
            for (; count > 0; count--)
            {
                shelf.MoveNext();
                yield return shelf.Current;
            }
        }

        IEnumerable<string> Numbers()
        {
            for (; ; next = (next + 1) % NumberRange)
            {
                var number = "+7497" + next.ToString("0000000", CultureInfo.InvariantCulture);
                if (!taken.Contains(number))
                    yield return number;
            }
        }
    }

    public Site Site { get; }
    public IReadOnlyList<Pool> Pools { get; }
    public IReadOnlyList<Campaign> Campaigns { get; }

    /// <summary>The campaigns with a number of their own, printed and spoken.</summary>
    public IEnumerable<Campaign> Printed => Campaigns.Where(campaign => campaign.Number is not null);

    /// <summary>A moment by the site's clock.</summary>
    public static DateTime Local(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).UtcDateTime.AddHours(MoscowHours);

    /// <summary>The beginning of a day by the site's clock, Unix time in ms.</summary>
    public static long UnixMs(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(MoscowHours)).ToUnixTimeMilliseconds();

    public Pool PoolOf(Campaign? campaign) => Pools.FirstOrDefault(pool => pool.Id == campaign?.Pool) ?? Pools[0];
}
