using Ingestion.Extraction.Fields;
using Ingestion.Extraction.Html;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Metadata;

/// <summary>The line below the headline: what JSON-LD calls the alternative headline, and what is marked as a summary between headline and text.</summary>
internal static class PageSubtitle
{
    private const int MinimumLength = 15;
    private const int MaximumLength = 400;
    private const int Reach = 10;

    public static FieldChoice Of(PageReading page, string title)
    {
        var choice = new FieldChoice("subtitle");
        var key = TextKey.Of(title);
        Add(page.Data.AlternativeHeadline, "json-ld");
        if (page.Headline < 0)
            return choice;
        var blocks = page.Outline.Blocks;
        for (var i = page.Headline + 1; i < Math.Min(blocks.Count, Math.Min(page.Headline + Reach, page.BodyStart + 1)); i++)
        {
            var block = blocks[i];
            var depth = block.Container.MarkDepths[(int)Mark.Summary];
            // Nearer to the text than the article itself: a class on the whole page says nothing.
            if ((block.InlineMarks.Has(Mark.Summary) || depth > 0 && depth >= block.Container.Depth - 1) && block.LinkShare < 0.5f && !BylineReader.TryLeadIn(block.Text, out _))
                Add(block.Text, $"block {i + 1}");
        }
        return choice;

        void Add(string value, string origin)
        {
            if (value.Length is >= MinimumLength and <= MaximumLength && TextKey.Of(value) != key)
                choice.Add(value, origin);
        }
    }
}
