namespace Ingestion.Extraction.TextDump.Reading;

/// <summary>A line as it was before it was wrapped, with what its beginning marked it as.</summary>
/// <param name="Text">Its text, without the mark at its beginning.</param>
/// <param name="Number">Number of its first line in the file.</param>
internal sealed record JoinedLine(string Text, int Number)
{
    public int Indent { get; init; }
    public bool AfterBlank { get; init; }
    public ListMark Mark { get; init; }

    /// <summary>The number of an item that has one.</summary>
    public int Ordinal { get; init; }

    /// <summary>The number as it was written, for a text whose line begins with one and is no item.</summary>
    public string Written { get; init; } = "";
    public int Heading { get; init; }
    public bool IsQuote { get; init; }
    public bool IsCode { get; init; }
    public bool IsRow { get; init; }
}
