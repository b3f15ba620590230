namespace NumberSwap.Core.Money;

/// <summary>The currencies of ISO 4217 that somebody pays with, by their codes.</summary>
public static class Currency
{
    private static readonly HashSet<string> Codes = new(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK
        DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
        KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
        USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>True for a code in capitals.</summary>
    public static bool IsKnown(string? code) => code is not null && Codes.Contains(code);

    /// <summary>The code that a table means by it: <c>rub</c>, <c>руб.</c>, <c>₽</c>, <c>RUR</c>; null for none.</summary>
    public static string? Read(string? text)
    {
        var name = text?.Trim().TrimEnd('.').ToUpperInvariant();
        return name switch
        {
            null or "" => null,
            "RUR" or "РУБ" or "РУБЛИ" or "РУБЛЬ" or "Р" or "₽" => "RUB",
            "$" => "USD",
            "€" => "EUR",
            "₸" or "ТЕНГЕ" or "ТГ" => "KZT",
            _ => IsKnown(name) ? name : null,
        };
    }
}
