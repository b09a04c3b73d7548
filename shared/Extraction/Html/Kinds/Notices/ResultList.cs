using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>What a page of search results looks like in any language.</summary>
internal static class ResultList
{
    private const int MostSnippetWords = 80;

    private static readonly string[] CutEnds = ["…", "...", "[…]", "[...]", "…]", "(...)", "(…)", "⋯", "……"];

    /// <summary>Number of texts that are cut off and follow a link.</summary>
    public static int Snippets(PageOutline outline)
    {
        var blocks = outline.Blocks;
        int count = 0, link = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Words <= MostSnippetWords && IsCut(blocks[i].Text) && (link >= 0 || blocks[i].LinkLength > 0))
            {
                count++;
                link = -1;
            }
            else if (blocks[i].LinkShare > 0.5f)
                link = i;
        }
        return count;
    }

    /// <summary>Number of links of several words that stand by themselves.</summary>
    public static int Titles(PageTexts texts) => texts.Below.Count(block => block.LinkShare > 0.8f && block.Words >= 2);

    /// <summary>Whether a headline repeats what stands in a field for searching.</summary>
    public static bool RepeatsQuery(PageOutline outline, PageTexts texts)
    {
        foreach (var input in outline.Inputs)
            if (input.Type is "text" or "search" && input.Value.Length > 1)
                foreach (var headline in texts.Headlines)
                    if (headline.Contains(input.Value, StringComparison.OrdinalIgnoreCase))
                        return true;
        return false;
    }

    private static bool IsCut(string text)
    {
        var end = text.AsSpan().TrimEnd();
        foreach (var cut in CutEnds)
            if (end.EndsWith(cut, StringComparison.Ordinal))
                return true;
        return false;
    }
}
