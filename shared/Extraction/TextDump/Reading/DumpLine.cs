namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>A line of a text without markup: what a reader takes for one paragraph, heading, item or label, without the marks it was written with.</summary>
/// <param name="Text">The text without marks and the spaces around it; never empty.</param>
/// <param name="Number">Number of its first line in the file, from 1, blank lines counted.</param>
internal sealed record DumpLine(string Text, int Number)
{
    /// <summary>The link share of a text that marks no links.</summary>
    public const float Unknown = -1;

    /// <summary>A blank line, a rule or the beginning of the file stands before it.</summary>
    public bool AfterBlank { get; init; }

    /// <summary>The mark of a list it began with.</summary>
    public ListMark Mark { get; init; }

    /// <summary>It began with the mark of a list.</summary>
    public bool IsListItem => Mark != ListMark.None;

    /// <summary>How deep the list stands in others, from 1; 0 where there is none.</summary>
    public int Level { get; init; }

    /// <summary>The level of a heading that is marked as one, from 1; 0 where none is.</summary>
    public int Heading { get; init; }

    /// <summary>It is marked as a quotation.</summary>
    public bool IsQuote { get; init; }

    /// <summary>It stands between fences of code.</summary>
    public bool IsCode { get; init; }

    /// <summary>It is a row of a table, its cells parted by tabs.</summary>
    public bool IsRow { get; init; }

    /// <summary>Columns it is set in from where most of the text begins.</summary>
    public int Indent { get; init; }

    /// <summary>How many links it has.</summary>
    public int Links { get; init; }

    /// <summary>The share of its letters that are links'; <see cref="Unknown"/> in a text that marks none.</summary>
    public float LinkShare { get; init; } = Unknown;

    /// <summary>How many images' places it has.</summary>
    public int Images { get; init; }

    /// <summary>How it was parted from the line before.</summary>
    public LineJoint Joint { get; init; }
}

/// <summary>The marks of lists.</summary>
internal enum ListMark
{
    /// <summary>No list.</summary>
    None,

    /// <summary>A bullet or a dash.</summary>
    Bullet,

    /// <summary>A number.</summary>
    Number,
}

/// <summary>What parted a line from the one before.</summary>
internal enum LineJoint
{
    /// <summary>The end of a line.</summary>
    LineEnd,

    /// <summary>Nothing: the text of two elements runs together.</summary>
    Glued,

    /// <summary>A space between sentences of a very long line.</summary>
    Space,

    /// <summary>Nothing between sentences of a very long line.</summary>
    Nothing,
}
