namespace Ingestion.Extraction.Html.Markup;

/// <summary>Kinds of tokens. Comments are passed over.</summary>
internal enum TokenKind : byte
{
    Text, StartTag, EndTag, Doctype, EndOfFile,
}

/// <summary>How the text after a start tag is read (HTML standard, 13.2.5.1 to 5).</summary>
internal enum RawTextKind : byte
{
    /// <summary>Everything up to the end tag (RAWTEXT).</summary>
    Raw,

    /// <summary>The same with character references (RCDATA).</summary>
    WithReferences,

    /// <summary>Everything up to the end tag that does not stand in an escaped part.</summary>
    Script,
}

/// <summary>An attribute that is kept, with its value.</summary>
internal readonly record struct MarkupAttribute(AttributeName Name, TextRange Value);
