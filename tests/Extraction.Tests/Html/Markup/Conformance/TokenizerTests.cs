using System.Text.Json;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>The tokenizer judged by html5lib's tests of it, each from every state that it names.</summary>
public sealed class TokenizerTests
{
    /// <summary>Of the cases with attributes of other names, those that stay what they are under a name that is kept.</summary>
    private const int Renamed = 205;

    private static readonly string[] KeptNames = ["title", "class", "id", "lang"];

    [Fact]
    public void All_cases_of_html5lib_but_those_refused_by_name_pass()
    {
        Assert.SkipUnless(Html5LibSuite.IsThere, Html5LibSuite.Missing);

        var passed = new NamedCases("Conformance/refused.txt", "tokenizer").Check(TokenizerCase.All().Select(one => (one.Id, one.Input, Tokens.Expected(one), Tokens.Ours(one))));

        Assert.Equal("7034 of 7036", passed);
    }

    /// <summary>Attributes that extraction does not read are dropped, and with them what their cases say; so these are run under the names of others.</summary>
    [Fact]
    public void Attributes_of_other_names_are_read_as_those_that_are_kept()
    {
        Assert.SkipUnless(Html5LibSuite.IsThere, Html5LibSuite.Missing);

        var cases = TokenizerCase.All().Select(WithKeptNames).OfType<TokenizerCase>().ToList();

        Assert.Equal(Renamed, cases.Count);
        Assert.All(cases, one => Assert.Equal(Tokens.Expected(one), Tokens.Ours(one)));
    }

    /// <returns>Nothing where a name does not stand in the input once and alone, so that it cannot be told from other letters.</returns>
    private static TokenizerCase? WithKeptNames(TokenizerCase one)
    {
        var tags = one.Output.Where(token => token[0].GetString() == "StartTag").ToList();
        if (one.IsEscapedTwice || tags.Count != 1 || tags[0][2].EnumerateObject().Count() is 0 or > 4)
            return null;
        var (input, token) = (one.Input, tags[0].GetRawText());
        var index = 0;
        foreach (var attribute in tags[0][2].EnumerateObject())
        {
            // After the name of the tag, which may hold the same letters.
            var from = input.IndexOf(tags[0][1].GetString()!, StringComparison.OrdinalIgnoreCase) + tags[0][1].GetString()!.Length;
            var at = input.IndexOf(attribute.Name, from, StringComparison.OrdinalIgnoreCase);
            var isNamed = attribute.Name.All(char.IsAsciiLetterOrDigit) && AttributeNames.Find(attribute.Name) == AttributeName.None;
            if (!isNamed || at < 0 || input.IndexOf(attribute.Name, at + 1, StringComparison.OrdinalIgnoreCase) >= 0)
                return null;
            var kept = KeptNames[index++];
            input = input[..at] + kept + input[(at + attribute.Name.Length)..];
            token = token.Replace($"\"{attribute.Name}\":", $"\"{kept}\":", StringComparison.Ordinal);
        }
        var renamed = JsonDocument.Parse(token).RootElement;
        return one with { Input = input, Output = [.. one.Output.Select(other => other[0].GetString() == "StartTag" ? renamed : other)] };
    }
}
