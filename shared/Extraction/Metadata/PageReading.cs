using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>What is known of a page when its fields are read: what it says of itself, and where its body stands.</summary>
internal sealed record PageReading
{
    public required PageOutline Outline { get; init; }

    public required LinkedData Data { get; init; }

    /// <summary>The page's address; empty when it is not known.</summary>
    public required string Url { get; init; }

    /// <summary>The language of its text, a BCP 47 tag; empty when it is not known.</summary>
    public required FieldChoice LanguageChoice { get; init; }

    public string Language => LanguageChoice.Value;

    /// <summary>Index of the block that is the headline; -1 when none is.</summary>
    public required int Headline { get; init; }

    /// <summary>Index of the body's first block; 0 when the page has no body.</summary>
    public required int BodyStart { get; init; }

    /// <summary>Index behind the body's last block; the number of blocks when the page has no body.</summary>
    public required int BodyEnd { get; init; }

    /// <summary>A page of one block, from whose rows the names of features are read: <see cref="Models.FeatureLayout.Of"/>.</summary>
    public static PageReading Sample => new()
    {
        Outline = SamplePage.Outline,
        Data = LinkedData.Read([]),
        Url = "",
        LanguageChoice = new FieldChoice("language"),
        Headline = -1,
        BodyStart = 0,
        BodyEnd = 1,
    };

    public PageMarks Marks => Outline.Marks;

    /// <summary>Where the page's own text begins: at its headline or, without one, its body.</summary>
    public int Anchor => Headline >= 0 && Headline <= BodyStart ? Headline : BodyStart;

    /// <summary>The content of the first <c>meta</c> of a name; empty when there is none.</summary>
    public string Meta(string name) => Marks.Meta(name);
}
