using System.Globalization;
using System.Security;
using System.Text;

namespace NumberSwap.Server.Planning;

/// <summary>Writes a picture, part by part. Whatever text it is given becomes text.</summary>
internal sealed class Svg
{
    private const string Style =
        "text{font-family:system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-size:13px;fill:#1f2933}"
        + ".head{font-size:18px;font-weight:600}.sub{font-size:13px;fill:#52606d}.part{font-size:14px;font-weight:600}.mark{fill:#52606d;font-size:12px}"
        + ".strong{font-weight:600}.end{text-anchor:end}.mid{text-anchor:middle}";

    private readonly StringBuilder _text = new();

    /// <param name="title">Also read out to those who do not see the picture, with the description.</param>
    public Svg(int width, int height, string title, string description)
    {
        Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc">""");
        Add($"""<title id="title">{Escape(title)}</title>""");
        Add($"""<desc id="desc">{Escape(description)}</desc>""");
        Add($"<style>{Style}</style>");
        Rectangle(0, 0, width, height, "#ffffff");
    }

    public void Text(double x, double y, string text, string style = "") => Add($"""<text x="{x:0.#}" y="{y:0.#}" class="{style}">{Escape(text)}</text>""");

    /// <summary>A text that belongs to something of this colour.</summary>
    public void ColouredText(double x, double y, string text, string colour, string style = "") =>
        Add($"""<text x="{x:0.#}" y="{y:0.#}" class="{style}" style="fill:{colour}">{Escape(text)}</text>""");

    public void Line(double x1, double y1, double x2, double y2, string colour, double width = 1, string dashes = "") =>
        Add($"""<line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" stroke="{colour}" stroke-width="{width}"{Dashes(dashes)}/>""");

    public void Rectangle(double x, double y, double width, double height, string colour, double round = 0) =>
        Add($"""<rect x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" rx="{round}" fill="{colour}"/>""");

    public void Circle(double x, double y, double radius, string colour, string hint = "") =>
        Add($"""<circle cx="{x:0.#}" cy="{y:0.#}" r="{radius:0.#}" fill="{colour}" stroke="#ffffff" stroke-width="1"><title>{Escape(hint)}</title></circle>""");

    public void Curve(IEnumerable<(double X, double Y)> points, string colour, double width = 2, string dashes = "")
    {
        var places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        Add($"""<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"{Dashes(dashes)}/>""");
    }

    /// <summary>The whole document.</summary>
    public override string ToString() => _text + "</svg>\n";

    private static string Dashes(string dashes) => dashes.Length == 0 ? "" : $" stroke-dasharray=\"{dashes}\"";

    private static string Escape(string text) => SecurityElement.Escape(text);

    private void Add(FormattableString part) => _text.Append(part.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
