namespace Ingestion.Extraction.Html.Markup;

/// <summary>A piece of a page's markup, or of what was decoded from it.</summary>
/// <param name="Start">Place of its first letter; its complement where the text was decoded.</param>
/// <param name="Length">Letters.</param>
internal readonly record struct TextRange(int Start, int Length)
{
    public bool IsDecoded => Start < 0;

    public TextRange From(int offset) => new(IsDecoded ? ~(~Start + offset) : Start + offset, Length - offset);

    public TextRange First(int length) => new(Start, length);
}
