namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>The tokenizer judged by html5lib's tests of it, each from every state that it names.</summary>
public sealed class TokenizerTests
{
    [Fact]
    public void All_cases_of_html5lib_but_those_refused_by_name_pass()
    {
        Assert.SkipUnless(Html5LibSuite.IsThere, Html5LibSuite.Missing);

        new NamedCases("Conformance/refused.txt", "tokenizer").Check(TokenizerCase.All().Select(one => (one.Id, one.Input, Tokens.Expected(one), Tokens.Ours(one))));
    }
}
