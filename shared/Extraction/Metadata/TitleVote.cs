using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>The headline, by vote of the places a page says it in.</summary>
internal static class TitleVote
{
    public static string Of(PageMarks marks)
        => marks.Texts.Find(text => text.Kind == MarkedKind.Headline && text.Text.Length > 0)?.Text is { Length: > 0 } headline ? headline : marks.Title;
}
