namespace Ingestion.Extraction.Html.Outline;

/// <summary>A page as extraction sees it after one walk over its tree: text blocks in document order, and the marks metadata is read from.</summary>
internal sealed class PageOutline
{
    public List<TextBlock> Blocks { get; } = [];

    public List<Container> Containers { get; } = [];

    /// <summary>Images and embeds, in order.</summary>
    public List<MediaElement> Media { get; } = [];

    /// <summary>The fields and buttons of forms, in order.</summary>
    public List<FormInput> Inputs { get; } = [];

    /// <summary>Number of blocks that are shown where scripts run; those after them stand in <c>noscript</c>.</summary>
    public int BlocksWithScripts { get; set; }

    public PageMarks Marks { get; } = new();
}

/// <summary>What the page says about itself outside its text.</summary>
internal sealed class PageMarks
{
    /// <summary>Text of the <c>title</c> element.</summary>
    public string Title { get; set; } = "";

    /// <summary><c>lang</c> of the root element.</summary>
    public string Language { get; set; } = "";

    public string CanonicalUrl { get; set; } = "";

    /// <summary><c>href</c> of the first <c>base</c>, which relative addresses start from.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary><c>href</c> of the first <c>rel=license</c>.</summary>
    public string Licence { get; set; } = "";

    /// <summary>Names (or properties) and contents of <c>meta</c> elements, in order; names in lower case.</summary>
    public List<(string Name, string Content)> Metas { get; } = [];

    /// <summary>The content of the first <c>meta</c> of a name; empty when there is none.</summary>
    public string Meta(string name)
    {
        foreach (var (key, content) in Metas)
            if (key == name)
                return content;
        return "";
    }

    /// <summary>Texts of <c>script type=application/ld+json</c>.</summary>
    public List<string> JsonLinkedData { get; } = [];

    /// <summary>Texts of <c>script type=application/json</c>, the state that frameworks hand to the browser.</summary>
    public List<string> States { get; } = [];

    /// <summary>What other scripts call the date of publication: the name's rank, and the value as written.</summary>
    public List<(int Rank, string Value)> ScriptDates { get; } = [];

    /// <summary>Elements that say by their attributes what their text is.</summary>
    public List<MarkedText> Texts { get; } = [];
}

/// <summary>What an element's attributes say its text is.</summary>
internal enum MarkedKind
{
    Headline, HeadlinePart, Author, Writer, Published, Modified, Time, Topic, Category, Section, Breadcrumb, Publisher,
}

/// <summary>The text of a marked element.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, white space collapsed, at most a few hundred characters; of an author with line breaks between elements.</param>
/// <param name="Value">A value beside the text: <c>datetime</c>, <c>content</c> or <c>title</c>; empty when there is none.</param>
/// <param name="Origin">The mark, such as <c>rel=author</c>.</param>
/// <param name="Block">Number of text blocks before it.</param>
/// <param name="Container">The nearest block-level element around it.</param>
/// <param name="Marks">Marks of the element and the containers around it.</param>
internal sealed record MarkedText(MarkedKind Kind, string Text, string Value, string Origin, int Block, Container Container, Marks Marks);
