using Ingestion.Extraction.Html.Judging;

namespace Ingestion.Extraction.Html.Kinds;

/// <summary>
/// Knows pages that are hardly more than a short running text: a saved article without its site. The fitted models have
/// met few of them, for the web's pages come with menus, and so tell them apart by what they lack.
/// </summary>
internal static class BareText
{
    /// <summary>Pages with more blocks are like those the models were fitted to.</summary>
    private const int MostBlocks = 20;

    /// <summary>A notice has fewer words.</summary>
    private const int LeastWords = 25;

    /// <summary>Words of a block that may be running text.</summary>
    private const int SentenceWords = 8;

    private const float LeastShare = 0.6f;

    private const float MostLinks = 0.5f;

    /// <summary>Whether running text that was judged body makes most of a small page.</summary>
    public static bool Is(PageContext page, Judgement judgement)
    {
        var blocks = page.Outline.Blocks;
        if (blocks.Count > MostBlocks)
            return false;
        int running = 0, all = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            all += blocks[i].Words;
            if (judgement.Blocks[i] >= judgement.Threshold && blocks[i].Words >= SentenceWords && blocks[i].LinkShare < MostLinks && page.Traits[i].EndsSentence)
                running += blocks[i].Words;
        }
        return running >= LeastWords && running >= LeastShare * all;
    }
}
