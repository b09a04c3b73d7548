using System.Text;
using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Tests.Html.Markup.Conformance;

/// <summary>
/// Tokens written out line by line, those that html5lib expects and ours: of them is compared what the tokenizer hands on,
/// texts, tags with the attributes that extraction reads, and of a doctype whether it asks for quirks mode.
/// </summary>
internal sealed class Tokens
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _text = new();

    public static string Expected(TokenizerCase one)
    {
        var tokens = new Tokens();
        foreach (var token in one.Output)
        {
            switch (token[0].GetString())
            {
                case "Character":
                    tokens.Text(one.Text(token[1]));
                    break;
                case "StartTag":
                    var attributes = token[2].EnumerateObject().Where(attribute => AttributeNames.Find(attribute.Name) != AttributeName.None);
                    tokens.Start(one.Text(token[1]), token.GetArrayLength() > 3, attributes.Select(attribute => (attribute.Name, one.Text(attribute.Value))));
                    break;
                case "EndTag":
                    tokens.Line($"</{one.Text(token[1])}>");
                    break;
                case "DOCTYPE":
                    // None of the identifiers here is one of those that the standard lists.
                    tokens.Line(!token[4].GetBoolean() || token[1].GetString() != "html" ? "quirks" : "no quirks");
                    break;
            }
        }
        return tokens.Written();
    }

    public static string Ours(TokenizerCase one)
    {
        var (tokens, names) = (new Tokens(), new TagNames());
        // A name is kept once an element has it.
        foreach (var token in one.Output.Where(token => token[0].GetString() == "EndTag"))
            names.Find(one.Text(token[1]), isEnd: false);
        using var source = MarkupSource.Of(one.State == "CDATA section state" ? "<![CDATA[" + one.Input : one.Input);
        var tokenizer = new Tokenizer(source, names) { IsForeign = one.State == "CDATA section state" };
        var open = names.Find(one.LastStartTag.Length > 0 ? one.LastStartTag : "none", isEnd: false);
        tokens.Text(one.State switch
        {
            "PLAINTEXT state" => source[tokenizer.ReadToEnd()],
            "RCDATA state" => source[tokenizer.ReadRawText(open, RawTextKind.WithReferences)],
            "RAWTEXT state" => source[tokenizer.ReadRawText(open, RawTextKind.Raw)],
            "Script data state" => source[tokenizer.ReadRawText(open, RawTextKind.Script)],
            _ => default,
        });
        while (tokenizer.Read() != TokenKind.EndOfFile)
        {
            tokens.Add(tokenizer, source, names);
            tokenizer.IsForeign = false;
        }
        return tokens.Written();
    }

    private void Add(Tokenizer tokenizer, MarkupSource source, TagNames names)
    {
        switch (tokenizer.Kind)
        {
            case TokenKind.Text:
                Text(source[tokenizer.Text]);
                break;
            case TokenKind.StartTag:
                var attributes = tokenizer.Attributes.ToArray().Select(attribute => (MarkupTrees.NameOf(attribute.Name), source[attribute.Value].ToString()));
                Start(names[tokenizer.Tag], tokenizer.IsSelfClosing, attributes);
                break;
            case TokenKind.EndTag:
                Line($"</{names[tokenizer.Tag]}>");
                break;
            case TokenKind.Doctype:
                Line(tokenizer.IsQuirks ? "quirks" : "no quirks");
                break;
        }
    }

    private void Text(ReadOnlySpan<char> text) => _text.Append(text);

    private void Start(string name, bool isSelfClosing, IEnumerable<(string Name, string Value)> attributes)
        => Line($"<{name}{(isSelfClosing ? "/" : "")}>{string.Concat(attributes.Select(attribute => $" {attribute.Name}={attribute.Value}").Order(StringComparer.Ordinal))}");

    private void Line(string line)
    {
        if (_text.Length > 0)
            _lines.Append('"').Append(_text).Append("\"\n");
        _text.Clear();
        _lines.Append(line).Append('\n');
    }

    private string Written()
    {
        Line("");
        return _lines.ToString();
    }
}
