namespace NumberSwap.Server.Generating;

/// <summary>The ways by which the generated site's visitors come, some of them odd.</summary>
internal static class Ads
{
    private static readonly string[] Boilers = ["/kotly/", "/kotly/gazovye", "/kotly/elektricheskie", "/kotly/ceny"];
    private static readonly string[] Repair = ["/remont/", "/remont/kotlov", "/vyzov-mastera"];
    private static readonly string[] Floors = ["/teplyi-pol/", "/teplyi-pol/vodyanoi"];
    private static readonly string[] Anywhere = ["/", "/kotly/", "/kontakty", "/remont/", "/blog/kak-vybrat-kotel", "/otzyvy", "/en/boilers"];

    private static readonly string[] OddSources =
    [
        "%3Cscript%3Ealert(1)%3C/script%3E", "%3DHYPERLINK(%22http://example.org%22)", "%2B7%20495", "-2%2B3", "%40SUM(1)", "ya%20ndex", "%F0%9F%94%A5%D0%B0%D0%BA%D1%86%D0%B8%D1%8F",
        "null", "undefined", "%7Bsource_type%7D", "YANDEX.RU", "%D1%8F%D0%BD%D0%B4%D0%B5%D0%BA%D1%81", "%D7%A9%D7%9C%D7%95%D7%9D", "a;b,c%22d", "'%20OR%201=1--", "utm_source=utm_source",
        "%E2%80%AEgpj.exe", "%0Aline", "100%25", "very-long-" + "x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789x123456789",
    ];

    public static IReadOnlyList<Ad> All { get; } = [.. Make()];

    private static IEnumerable<Ad> Make()
    {
        foreach (var ad in Numbered("utm_source=yandex&utm_medium=cpc&utm_campaign=kotly_msk_poisk_{0}", 12, 21, 1.5, "https://yandex.ru/", "yclid", Boilers))
            yield return ad;
        foreach (var ad in Numbered("utm_source=yandex&utm_medium=cpc&utm_campaign=remont_{0}", 6, 8, 2.2, "https://yandex.ru/", "yclid", Repair))
            yield return ad;
        foreach (var ad in Numbered("utm_source=yandex&utm_medium=cpc&utm_campaign=teplyi_pol_{0}", 4, 5, 0.9, "https://yandex.ru/", "yclid", Floors))
            yield return ad;
        yield return new Ad(4, 2.4, "utm_source=yandex&utm_medium=cpc&utm_campaign=brand", "https://yandex.ru/", "yclid", true, Anywhere);
        foreach (var ad in Numbered("utm_source=yandex&utm_medium=display&utm_campaign=rsya_retarget_{0}", 5, 7, 0.4, "https://dzen.ru/", "yclid", Boilers))
            yield return ad;
        foreach (var ad in Numbered("utm_source=google&utm_medium=cpc&utm_campaign=boilers_search_{0}", 6, 6, 1.4, "https://www.google.com/", "gclid", Boilers))
            yield return ad;
        yield return new Ad(4, 0.7, "utm_source=google&utm_medium=cpc&utm_campaign=pmax", "https://www.google.com/", "gclid", false, Anywhere);
        foreach (var ad in Numbered("utm_source=vk&utm_medium=social&utm_campaign=vk_target_{0}", 5, 6, 0.35, "https://vk.com/", null, Boilers))
            yield return ad;
        yield return new Ad(2, 0.3, "utm_source=telegram&utm_medium=social&utm_campaign=tg_ads", null, null, false, Anywhere);
        yield return new Ad(2.5, 1.8, "utm_source=avito&utm_medium=classified&utm_campaign=avito_vitrina", "https://www.avito.ru/", null, false, Repair);
        yield return new Ad(2.5, 2.6, "utm_source=2gis&utm_medium=maps&utm_campaign=2gis_kartochka", "https://2gis.ru/", null, false, ["/kontakty", "/"]);
        yield return new Ad(1.5, 1.1, "utm_source=email&utm_medium=email&utm_campaign=newsletter_osen", null, null, false, Anywhere);
        yield return new Ad(0.6, 0.5, "utm_source=blogger&utm_medium=video&utm_campaign=youtube_master", "https://www.youtube.com/", null, false, Anywhere);
        yield return new Ad(9, 1.1, "", "https://yandex.ru/", null, false, Anywhere);
        yield return new Ad(5, 1, "", "https://www.google.com/", null, false, Anywhere);
        yield return new Ad(0.8, 1, "", "https://www.bing.com/", null, false, Anywhere);
        yield return new Ad(0.6, 1.2, "utm_source=chatgpt.com", "https://chatgpt.com/", null, false, Anywhere);
        yield return new Ad(1.2, 0.8, "", "https://forumhouse.ru/threads/1", null, false, Anywhere);
        yield return new Ad(0.3, 0.8, "", "https://partner.example.org/catalog", null, false, Anywhere);
        yield return new Ad(13, 1.3, "", null, null, false, Anywhere);
        foreach (var source in OddSources)
            yield return new Ad(0.05, 0.6, $"utm_source={source}&utm_medium=%D0%9A%D0%B0%D0%BC%D0%BF%D0%B0%D0%BD%D0%B8%D1%8F%20%231&utm_campaign={source}", null, null, false, Anywhere);
    }

    private static IEnumerable<Ad> Numbered(string query, int count, double weight, double callRate, string referrer, string? clickId, IReadOnlyList<string> paths)
    {
        var all = Enumerable.Range(1, count).Sum(i => 1.0 / i);
        for (var i = 1; i <= count; i++)
        {
            // The first of a kind has most, as accounts are.
            var named = query.Replace("{0}", i.ToString("00", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            yield return new Ad(weight / i / all, callRate, named, referrer, clickId, true, paths);
        }
    }
}
