using System.Text;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>A case of html5lib's tree construction: markup and the tree it becomes.</summary>
/// <param name="Id">Its file and its number in it, from 1.</param>
/// <param name="Markup">What is parsed.</param>
/// <param name="Context">The element whose contents the markup is, as <c>td</c> or <c>svg desc</c>; empty for a page.</param>
/// <param name="IsScriptless">Whether the tree is that of a browser that runs no scripts.</param>
/// <param name="Tree">The tree in html5lib's own lines.</param>
internal sealed record TreeCase(string Id, string Markup, string Context, bool IsScriptless, string Tree)
{
    private static readonly string[] Sections = ["#data", "#errors", "#new-errors", "#document-fragment", "#script-on", "#script-off", "#document"];

    public static IEnumerable<TreeCase> All() => Html5LibSuite.Files("tree-construction", "*.dat").SelectMany(file => Read(file.Name, file.Text));

    private static IEnumerable<TreeCase> Read(string file, string text)
    {
        var cases = text.Split("#data\n", StringSplitOptions.RemoveEmptyEntries);
        return cases.Select((one, index) => Of($"{file}#{index + 1}", one));
    }

    private static TreeCase Of(string id, string text)
    {
        var (sections, section) = (new Dictionary<string, StringBuilder>(), "#data");
        sections[section] = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            if (Sections.Contains(line))
                sections[section = line] = new StringBuilder();
            else
                sections[section].Append(line).Append('\n');
        }
        string Content(string name) => sections.TryGetValue(name, out var lines) && lines.Length > 0 ? lines.ToString(0, lines.Length - 1) : "";
        return new TreeCase(id, Content("#data"), Content("#document-fragment"), sections.ContainsKey("#script-off"), Content("#document"));
    }
}
