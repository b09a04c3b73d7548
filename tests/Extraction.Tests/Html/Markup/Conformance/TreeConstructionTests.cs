using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>The parser judged by html5lib's tests of tree construction.</summary>
public sealed class TreeConstructionTests
{
    [Fact]
    public void All_cases_of_html5lib_but_those_refused_by_name_pass()
    {
        Assert.SkipUnless(Html5LibSuite.IsThere, Html5LibSuite.Missing);

        var passed = new NamedCases("Conformance/refused.txt", "tree-construction").Check(TreeCase.All().Select(one => (one.Id, one.Markup, ExpectedTree.Of(one.Tree), Ours(one))));

        Assert.Equal("1765 of 1796", passed);
    }

    private static string Ours(TreeCase one) => one.Context.Length == 0 ? MarkupTrees.Ours(one.Markup) : MarkupTrees.Ours(one.Markup, ContextOf(one.Context));

    private static Tag ContextOf(string name) => name switch
    {
        "math math" => Tag.Math,
        "math mi" or "math mo" or "math mn" or "math ms" or "math mtext" => Tag.MathText,
        "math annotation-xml" => Tag.MathAnnotation,
        "svg svg" => Tag.Svg,
        "svg foreignObject" or "svg desc" or "svg title" => Tag.SvgHtml,
        _ when name.StartsWith("svg ", StringComparison.Ordinal) => Tag.SvgOther,
        _ when name.StartsWith("math ", StringComparison.Ordinal) => Tag.MathOther,
        _ => new TagNames().Find(name, isEnd: false),
    };
}
