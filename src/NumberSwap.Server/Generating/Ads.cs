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
        IEnumerable<Ad>[] numbered =
        [
            Numbered(12, new Ad(21, 1.5, "utm_source=yandex&utm_medium=cpc&utm_campaign=kotly_msk_poisk_{0}", "https://yandex.ru/", "yclid", true, Boilers, 1, new AdPrice(62, 0.07, ByTerm: true))),
            Numbered(6, new Ad(8, 2.2, "utm_source=yandex&utm_medium=cpc&utm_campaign=remont_{0}", "https://yandex.ru/", "yclid", true, Repair, 1.25, new AdPrice(48, 0.09))),
            Numbered(4, new Ad(5, 0.9, "utm_source=yandex&utm_medium=cpc&utm_campaign=teplyi_pol_{0}", "https://yandex.ru/", "yclid", true, Floors, 0.8, new AdPrice(71, 0.06))),
            Numbered(5, new Ad(7, 0.4, "utm_source=yandex&utm_medium=display&utm_campaign=rsya_retarget_{0}", "https://dzen.ru/", "yclid", true, Boilers, 0.7, new AdPrice(11, 0.005), 4)),
            Numbered(6, new Ad(6, 1.4, "utm_source=google&utm_medium=cpc&utm_campaign=boilers_search_{0}", "https://www.google.com/", "gclid", true, Boilers, 1.05, new AdPrice(66, 0.06))),
            Numbered(5, new Ad(6, 0.35, "utm_source=vk&utm_medium=social&utm_campaign=vk_target_{0}", "https://vk.com/", null, true, Boilers, 0.55, new AdPrice(19, 0.008))),
        ];
        foreach (var ad in numbered.SelectMany(ads => ads))
            yield return ad;
        yield return new Ad(4, 2.4, "utm_source=yandex&utm_medium=cpc&utm_campaign=brand", "https://yandex.ru/", "yclid", true, Anywhere, 1.3, new AdPrice(13, 0.31), 4);
        yield return new Ad(4, 0.7, "utm_source=google&utm_medium=cpc&utm_campaign=pmax", "https://www.google.com/", "gclid", false, Anywhere, 0.75, new AdPrice(29, 0.012));
        yield return new Ad(2, 0.3, "utm_source=telegram&utm_medium=social&utm_campaign=tg_ads", null, null, false, Anywhere, 0.5, new AdPrice(27, 0.009));
        yield return new Ad(2.5, 1.8, "utm_source=avito&utm_medium=classified&utm_campaign=avito_vitrina", "https://www.avito.ru/", null, false, Repair, 0.8, new AdPrice(31, 0.04));
        yield return new Ad(2.5, 2.6, "utm_source=2gis&utm_medium=maps&utm_campaign=2gis_kartochka", "https://2gis.ru/", null, false, ["/kontakty", "/"], 1.2, new AdPrice(22, 0.06));
        yield return new Ad(1.5, 1.1, "utm_source=email&utm_medium=email&utm_campaign=newsletter_osen", null, null, false, Anywhere, 1.4, Returns: 5);
        yield return new Ad(0.6, 0.5, "utm_source=blogger&utm_medium=video&utm_campaign=youtube_master", "https://www.youtube.com/", null, false, Anywhere, 0.6, new AdPrice(44, 0.02));
        yield return new Ad(9, 1.1, "", "https://yandex.ru/", null, false, Anywhere, 1.1, Returns: 1.5);
        yield return new Ad(5, 1, "", "https://www.google.com/", null, false, Anywhere, 1.1, Returns: 1.5);
        yield return new Ad(0.8, 1, "", "https://www.bing.com/", null, false, Anywhere);
        yield return new Ad(0.6, 1.2, "utm_source=chatgpt.com", "https://chatgpt.com/", null, false, Anywhere, 1.2);
        yield return new Ad(1.2, 0.8, "", "https://forumhouse.ru/threads/1", null, false, Anywhere, 0.9);
        yield return new Ad(0.3, 0.8, "", "https://partner.example.org/catalog", null, false, Anywhere);
        yield return new Ad(13, 1.3, "", null, null, false, Anywhere, 1.2, Returns: 4);
        foreach (var source in OddSources)
            yield return new Ad(0.05, 0.6, $"utm_source={source}&utm_medium=%D0%9A%D0%B0%D0%BC%D0%BF%D0%B0%D0%BD%D0%B8%D1%8F%20%231&utm_campaign={source}", null, null, false, Anywhere);
    }

    /// <summary>So many of a kind, by their number in the address; the first of them has most, as accounts are.</summary>
    private static IEnumerable<Ad> Numbered(int count, Ad kind)
    {
        var all = Enumerable.Range(1, count).Sum(i => 1.0 / i);
        for (var i = 1; i <= count; i++)
        {
            var number = i.ToString("00", System.Globalization.CultureInfo.InvariantCulture);
            // Made anew: the source is read from the address when an ad is made.
            yield return new Ad(
                kind.Weight / i / all, kind.CallRate, kind.Query.Replace("{0}", number, StringComparison.Ordinal), kind.Referrer, kind.ClickId, kind.Terms, kind.Paths, kind.Worth, kind.Price, kind.Returns);
        }
    }
}
