using System.Text.RegularExpressions;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>
/// A tree in html5lib's lines, brought to those of <see cref="MarkupTrees"/>: of it is kept what ours holds, elements with
/// their vocabulary, the attributes that extraction reads, and texts. Comments, doctypes, other attributes and the case of
/// SVG's names are not.
/// </summary>
internal static partial class ExpectedTree
{
    public static string Of(string lines)
    {
        var writer = new TreeWriter();
        // Depths at which the contents of a template stand, which ours holds as its children.
        var templates = new Stack<int>();
        foreach (var (depth, node) in Nodes(lines))
        {
            while (templates.TryPeek(out var template) && depth <= template)
                templates.Pop();
            var level = depth - templates.Count;
            if (node == "content")
                templates.Push(depth);
            else if (node[0] == '"')
                writer.Text(level, node.AsSpan(1, node.Length - 2));
            else if (Element().Match(node) is { Success: true } element)
                writer.Element(level, element.Groups[1].Value);
            else if (Attribute().Match(node) is { Success: true } attribute && AttributeNames.Find(attribute.Groups[1].Value.Replace(' ', ':')) != AttributeName.None)
                writer.Attribute(attribute.Groups[1].Value.ToLowerInvariant(), attribute.Groups[2].Value);
        }
        return writer.ToString();
    }

    /// <summary>A line that does not begin as a node goes on with the one before it.</summary>
    private static IEnumerable<(int Depth, string Node)> Nodes(string lines)
    {
        var node = "";
        foreach (var line in lines.Split('\n'))
        {
            if (!line.StartsWith("| ", StringComparison.Ordinal))
            {
                node += "\n" + line;
                continue;
            }
            if (node.Length > 0)
                yield return Placed(node);
            node = line[2..];
        }
        if (node.Length > 0)
            yield return Placed(node);
    }

    private static (int Depth, string Node) Placed(string node)
    {
        var text = node.TrimStart(' ');
        return ((node.Length - text.Length) / 2, text);
    }

    [GeneratedRegex("^<([^!?].*)>$", RegexOptions.Singleline)]
    private static partial Regex Element();

    [GeneratedRegex("^(.*?)=\"(.*)\"$", RegexOptions.Singleline)]
    private static partial Regex Attribute();
}
