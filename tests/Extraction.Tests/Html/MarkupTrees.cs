using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html;

/// <summary>Trees written out line by line, ours and those of AngleSharp, which serves as the oracle: elements with the attributes that are kept, and texts, adjacent ones as one.</summary>
internal static class MarkupTrees
{
    private static readonly Dictionary<AttributeName, string> AttributeNamesWritten = new()
    {
        [AttributeName.AriaHidden] = "aria-hidden",
        [AttributeName.DataLazySource] = "data-lazy-src",
        [AttributeName.DataOriginal] = "data-original",
        [AttributeName.DataSource] = "data-src",
        [AttributeName.DataSourceSet] = "data-srcset",
        [AttributeName.Direction] = "dir",
        [AttributeName.HttpEquivalent] = "http-equiv",
        [AttributeName.ItemProperty] = "itemprop",
        [AttributeName.Language] = "lang",
        [AttributeName.Relation] = "rel",
        [AttributeName.Source] = "src",
        [AttributeName.SourceSet] = "srcset",
    };

    public static string Ours(string markup)
    {
        using var tree = MarkupParser.Parse(markup, TestContext.Current.CancellationToken);
        var lines = new StringBuilder();
        Write(lines, tree, tree.Root, 0);
        return lines.ToString();
    }

    public static string AngleSharps(string markup)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true, SkipComments = true, SkipProcessingInstructions = true, ShouldEmitAttribute = IsKept });
        using var document = parser.ParseDocument(markup);
        var lines = new StringBuilder();
        Write(lines, document.DocumentElement, 0);
        return lines.ToString();
    }

    private static bool IsKept(ref StructHtmlToken token, ReadOnlyMemory<char> name) => Extraction.Html.Markup.AttributeNames.Find(name.Span) != AttributeName.None;

    private static void Write(StringBuilder lines, MarkupTree tree, int element, int depth)
    {
        var attributes = tree.AttributesOf(element).ToArray()
            .Select(attribute => $"{AttributeNamesWritten.GetValueOrDefault(attribute.Name, attribute.Name.ToString().ToLowerInvariant())}={tree.Source[attribute.Value]}");
        WriteStart(lines, depth, tree.NameOf(element), attributes);
        var text = new StringBuilder();
        for (var child = tree[element].FirstChild; child != MarkupTree.None; child = tree[child].Next)
        {
            Assert.Equal(element, tree[child].Parent);
            if (tree[child].Tag == Tag.Text)
            {
                text.Append(tree.TextOf(child));
                continue;
            }
            WriteText(lines, depth, text);
            Write(lines, tree, child, depth + 1);
        }
        WriteText(lines, depth, text);
    }

    private static void Write(StringBuilder lines, IElement element, int depth)
    {
        WriteStart(lines, depth, element.LocalName, element.Attributes.Select(attribute => $"{attribute.LocalName}={attribute.Value}"));
        var text = new StringBuilder();
        foreach (var child in element is IHtmlTemplateElement template ? template.Content.ChildNodes : element.ChildNodes)
        {
            if (child is IText { Data: var data })
                text.Append(data);
            else if (child is IElement inner)
            {
                WriteText(lines, depth, text);
                Write(lines, inner, depth + 1);
            }
        }
        WriteText(lines, depth, text);
    }

    private static void WriteStart(StringBuilder lines, int depth, string name, IEnumerable<string> attributes)
        => lines.Append(' ', depth).Append('<').Append(name.ToLowerInvariant()).Append('>').AppendJoin("", attributes.Order(StringComparer.Ordinal).Select(attribute => " " + attribute)).Append('\n');

    private static void WriteText(StringBuilder lines, int depth, StringBuilder text)
    {
        if (text.Length > 0)
            lines.Append(' ', depth + 1).Append('"').Append(text).Append("\"\n");
        text.Clear();
    }
}
