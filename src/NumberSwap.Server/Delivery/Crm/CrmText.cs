using System.Globalization;
using System.Text;

namespace NumberSwap.Server.Delivery.Crm;

/// <summary>Texts as CRMs take them: what visitors wrote into addresses comes as text only, never as markup.</summary>
internal static class CrmText
{
    /// <summary>Titles and most fields of both CRMs hold 255.</summary>
    public const int MaxLine = 250;

    /// <summary>One line: trimmed and cut, without what their databases or pages take badly.</summary>
    /// <remarks>Characters beyond the first plane are left out: databases of older portals cut a text at the first of them.</remarks>
    public static string Line(string? text, int max = MaxLine)
    {
        if (text is null)
            return "";
        var clean = new StringBuilder(Math.Min(text.Length, max));
        foreach (var letter in text)
        {
            if (clean.Length == max)
                break;
            if (char.IsSurrogate(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format)
                continue;
            clean.Append(letter switch
            {
                '<' => '‹',
                '>' => '›',
                // Of BB code, in which comments are kept.
                '[' => '(',
                ']' => ')',
                _ when char.IsControl(letter) || char.IsWhiteSpace(letter) => ' ',
                _ => letter,
            });
        }

        return clean.ToString().Trim();
    }
}
