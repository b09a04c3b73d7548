using Ingestion.Contracts;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>A page of one block, from whose row the names of the features are read: <see cref="FeatureLayout.Of"/>.</summary>
internal static class SamplePage
{
    /// <summary>Its outline.</summary>
    public static PageOutline Outline
    {
        get
        {
            var outline = new PageOutline();
            var container = Containers.Open(null, "p", Marks.None);
            outline.Containers.Add(container);
            outline.Blocks.Add(new TextBlock
            {
                Text = "a",
                Kind = BlockKind.Paragraph,
                Level = 0,
                Container = container,
                InlineMarks = Marks.None,
                LinkLength = 0,
                Links = 0,
                EmphasisLength = 0,
                Images = 0,
                IsBrokenLine = false,
            });
            Totals.Add(outline);
            return outline;
        }
    }
}
