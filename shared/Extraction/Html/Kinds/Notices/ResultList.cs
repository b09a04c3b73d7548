using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html.Kinds.Notices;

/// <summary>What a page of search results looks like in any language.</summary>
internal static class ResultList
{
    private const int MostSnippetWords = 80;

    private const int LeastSnippets = 2;

    private static readonly string[] CutEnds = ["…", "...", "[…]", "[...]", "…]", "(...)", "(…)", "⋯", "……"];

    /// <summary>Whether most of the running text is pieces that are cut off and follow a link; teasers beside an article are cut off too.</summary>
    public static bool IsOfSnippets(PageTexts texts)
    {
        int count = 0, cut = 0;
        var hasLink = false;
        foreach (var block in texts.Below)
        {
            if (block.Words <= MostSnippetWords && IsCut(block.Text) && (hasLink || block.LinkLength > 0))
            {
                count++;
                cut += PageTexts.IsRunning(block) ? block.Words : 0;
                hasLink = false;
            }
            else
                hasLink |= block.LinkShare > 0.5f;
        }
        return count >= LeastSnippets && cut > texts.RunningWords / 2;
    }

    /// <summary>Number of links of several words that stand by themselves.</summary>
    public static int Titles(PageTexts texts) => texts.Below.Count(block => block.LinkShare > 0.8f && block.Words >= 2);

    /// <summary>Whether a headline repeats what stands in a field for searching.</summary>
    public static bool RepeatsQuery(PageOutline outline, PageTexts texts, NoticePhrases phrases)
    {
        foreach (var input in outline.Inputs)
            if (input.Type is "text" or "search" && input.Value.Length > 1 && texts.Headlines.Any(text => text.Contains(input.Value, StringComparison.OrdinalIgnoreCase)))
                // An empty field may say what it is for.
                if (!phrases.Find(input.Value).Any(hit => hit.Class == NoticeClass.Search))
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
