using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html.Markup;

/// <summary>Trees written out line by line, ours and those of AngleSharp: elements with the attributes that are kept, and texts.</summary>
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
        return Ours(tree, tree.Root);
    }

    /// <summary>What the markup becomes as the contents of an element.</summary>
    public static string Ours(string markup, Tag context)
    {
        using var tree = MarkupParser.ParseContents(markup, context, TestContext.Current.CancellationToken);
        return Ours(tree, tree[tree.Root].FirstChild);
    }

    private static string Ours(MarkupTree tree, int first)
    {
        var writer = new TreeWriter();
        Write(writer, tree, first, 0);
        return writer.ToString();
    }

    /// <summary>An attribute as pages write it.</summary>
    public static string NameOf(AttributeName attribute) => AttributeNamesWritten.GetValueOrDefault(attribute, attribute.ToString().ToLowerInvariant());

    public static string AngleSharps(string markup)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true, SkipComments = true, SkipProcessingInstructions = true, ShouldEmitAttribute = IsKept });
        using var document = parser.ParseDocument(markup);
        var writer = new TreeWriter();
        Write(writer, document.DocumentElement, 0);
        return writer.ToString();
    }

    private static bool IsKept(ref StructHtmlToken token, ReadOnlyMemory<char> name) => Extraction.Html.Markup.AttributeNames.Find(name.Span) != AttributeName.None;

    private static void Write(TreeWriter writer, MarkupTree tree, int first, int depth)
    {
        for (var node = first; node != MarkupTree.None; node = tree[node].Next)
        {
            Assert.Equal(tree[first].Parent, tree[node].Parent);
            if (tree[node].Tag == Tag.Text)
            {
                writer.Text(depth, tree.TextOf(node));
                continue;
            }
            writer.Element(depth, VocabularyOf(tree[node].Tag) + tree.NameOf(node));
            foreach (var attribute in tree.AttributesOf(node))
                writer.Attribute(NameOf(attribute.Name), tree.Source[attribute.Value].ToString());
            Write(writer, tree, tree[node].FirstChild, depth + 1);
        }
    }

    private static string VocabularyOf(Tag tag) => tag switch
    {
        Tag.Svg or Tag.SvgOther or Tag.SvgHtml => "svg ",
        Tag.Math or Tag.MathOther or Tag.MathText or Tag.MathAnnotation or Tag.MathHtml => "math ",
        _ => "",
    };

    private static void Write(TreeWriter writer, IElement element, int depth)
    {
        writer.Element(depth, VocabularyOf(element.NamespaceUri) + element.LocalName);
        foreach (var attribute in element.Attributes)
            writer.Attribute(attribute.LocalName, attribute.Value);
        foreach (var child in element is IHtmlTemplateElement template ? template.Content.ChildNodes : element.ChildNodes)
        {
            if (child is IText { Data: var data })
                writer.Text(depth + 1, data);
            else if (child is IElement inner)
                Write(writer, inner, depth + 1);
        }
    }

    private static string VocabularyOf(string? address) => address switch
    {
        "http://www.w3.org/2000/svg" => "svg ",
        "http://www.w3.org/1998/Math/MathML" => "math ",
        _ => "",
    };
}
