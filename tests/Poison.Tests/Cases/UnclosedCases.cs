using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>What is opened and never closed.</summary>
internal static class UnclosedCases
{
    private static readonly string[] Openings =
    [
        "<html", "<!--", "<!-- --", "<![CDATA[", "<script>", "<script><!--", "<style>", "<title>", "<textarea>", "<xmp>", "<plaintext>", "<noscript>", "<noembed>", "<noframes>", "<template>", "<iframe>",
        "<svg>", "<svg><style>", "<math>", "<table>", "<select>", "<p class=\"", "<a href='", "<!doctype", "<?xml", "</", "<audio>", "<video>", "<object>", "<dialog>", "<head>", "<frameset>", "&", "&#", "&#x", "<a b=&amp",
    ];

    public static IEnumerable<PoisonCase> List() =>
    [
        .. Openings.Select(opening => Bait.InGoodPage($"{opening} behind an article", after: () => opening)),
        .. Openings.Select(opening => Bait.Page($"{opening} before an article", Ending.IndexedOrNoArticle, () => GoodPage.With(before: opening))),
        Bait.Page("every opening there is", Ending.IndexedOrNoArticle, () => GoodPage.With(before: string.Concat(Openings), body: string.Concat(Openings))),
        Bait.Page("a page cut after every tenth of it", Ending.IndexedOrNoArticle, () => Bait.Times(10, part => GoodPage.With()[..(GoodPage.With().Length * part / 10)])),
        .. ((int[])[1, 2, 5, 9]).Select(tenth => Bait.Page($"a page cut after {tenth} tenths", Ending.IndexedOrNoArticle, () => GoodPage.With()[..(GoodPage.With().Length * tenth / 10)])),
    ];
}
