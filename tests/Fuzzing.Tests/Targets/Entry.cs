using System.Text;
using Ingestion.Extraction;
using Ingestion.Extraction.Rendering;
using Ingestion.Fetcher.Formats;

namespace Ingestion.Fuzzing.Tests.Targets;

/// <summary>Takes an input and throws when what becomes of it is wrong. Loaded a second time beside instrumented assemblies.</summary>
public static class Entry
{
    /// <summary>The code behind a target of that name.</summary>
    /// <param name="target">The name.</param>
    /// <param name="folder">Where it may write.</param>
    public static Action<byte[]> Open(string target, string folder) => target switch
    {
        "html" => input => Extract(input, "text/html"),
        "text-dump" => input => Extract(input, "text/plain"),
        "query" => new SearchableStore(folder).Search,
        "file-type" => Recognise,
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "There is no such target."),
    };

    private static readonly ArticleExtractor Extractor = new();

    private static void Extract(byte[] input, string mediaType)
    {
        var article = Extractor.Extract(new Page { Bytes = input, MediaType = mediaType, Url = "https://example.org/2024/05/17/a-page.html" });

        Claim(article.Confidence is >= 0 and <= 1, "the confidence is no share");
        Claim(article.WordCount >= 0, "there are fewer words than none");
        Claim(article.Blocks.All(block => block.IsMedia || block.Text.Length > 0), "a block is empty");
        foreach (var text in article.Blocks.Select(block => block.Text).Append(article.Title).Concat(article.Authors).Concat(article.Topics))
            Claim(IsWellFormed(text), "a text has half a character");
        _ = ArticleMarkdown.Write(article);
        var html = ArticleHtml.Write(article);
        Claim(!html.Contains("<script", StringComparison.OrdinalIgnoreCase), "a script is shown");
    }

    private static void Recognise(byte[] input)
    {
        foreach (var name in (ReadOnlySpan<string>)["", "page.html", "page.txt", "page.html.gz", "page.json"])
        {
            switch (PageReader.Read(new MemoryStream(input), name, maxBytes: 1024 * 1024))
            {
                case PageContent content:
                    Claim(content.MediaType.Length > 0, "a page has no media type");
                    break;
                case PageRefusal refusal:
                    Claim(refusal is { Reason.Length: > 0 } && refusal.Sentence.EndsWith('.'), "a refusal has no reason and sentence");
                    break;
            }
        }
    }

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar && !text.Contains('\uFFFD', StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static void Claim(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException($"The input shows that {otherwise}.");
    }
}
