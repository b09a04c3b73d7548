using System.IO.Compression;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction;

namespace Ingestion.Parser;

/// <summary>Makes of a fetched page what the Parser has to say of it.</summary>
internal sealed class PageParser(ArticleExtractor extractor, KindOptions kinds)
{
    /// <summary>
    /// The longest article, in letters: a book of 350 pages. Each has to go through two messages and the store, which take
    /// a few times its size in memory, and several of them at a time.
    /// </summary>
    private const long MostLetters = 1_000_000;

    /// <summary>The most lines of a text: each becomes an object of its own, as elements do, which are bounded too.</summary>
    private const int MostLines = 100_000;

    private const string PlainText = "text/plain";
    private const string Markdown = "text/markdown";

    /// <summary>With fewer words a page says nothing, whatever its shape.</summary>
    private const int FewestWords = 3;

    /// <summary>The page's article, or why it has none.</summary>
    /// <exception cref="InvalidDataException">The message's body is not Brotli.</exception>
    public ParseResult Parse(PageFetched message, CancellationToken cancellationToken)
    {
        var bytes = Decompress(message.Body, message.Claim.Size);
        if (message.MediaType is PlainText or Markdown && IsTooLong(bytes.Span))
            return Rejected(Reason.TooLarge, $"The text is longer than {MostLetters:N0} letters or {MostLines:N0} lines: drop it in parts.");
        var article = extractor.Extract(
            new Page
            {
                Bytes = bytes,
                MediaType = message.MediaType,
                Charset = message.Charset,
                Url = message.Claim.Source.Url,
            },
            cancellationToken);
        if (Letters(article) > MostLetters)
            return Rejected(Reason.TooLarge, $"The page's text is longer than {MostLetters:N0} letters: drop the page in parts.");
        return kinds.LetsIn(article.Kind) && article.WordCount >= FewestWords
            ? new ParseResult.Parsed(new ArticleParsed { Claim = message.Claim, Article = article, ExtractorVersion = ArticleExtractor.Version })
            : Rejected(Reason.NoArticle, Sentence(article));

        ParseResult Rejected(string reason, string sentence) =>
            new ParseResult.Rejected(new PageRejected { Claim = message.Claim, Reason = reason, Sentence = sentence, Stage = Stage.Parse });
    }

    /// <summary>A text is all article, so its length is known before it is read.</summary>
    private static bool IsTooLong(ReadOnlySpan<byte> text)
    {
        var isUtf16 = text is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        return (isUtf16 ? text.Length / 2 : Encoding.UTF8.GetCharCount(text)) > MostLetters || Math.Max(text.Count((byte)'\n'), text.Count((byte)'\r')) > MostLines;
    }

    private static long Letters(Article article) => article.Title.Length + article.Blocks.Sum(block => (long)block.Text.Length);

    private static ReadOnlyMemory<byte> Decompress(byte[] body, long size)
    {
        var bytes = new byte[size];
        if (!BrotliDecoder.TryDecompress(body, bytes, out var written) || written != size)
            throw new InvalidDataException($"The body of the message is not the page's {size} bytes in Brotli.");
        return bytes;
    }

    private static string Sentence(Article article) =>
        article.WordCount < FewestWords
            ? "The page holds no text of its own: if it fills itself by script, save it from a browser after it has loaded and drop that."
            : $"The page is of the kind {article.Kind.ToString().ToLowerInvariant()}, not an article: drop the pages that it leads to instead, or let the kind in with the setting {KindOptions.Setting} and drop it again.";
}

/// <summary>What parsing a page gave.</summary>
internal abstract record ParseResult
{
    private ParseResult()
    {
    }

    /// <summary>An article.</summary>
    public sealed record Parsed(ArticleParsed Message) : ParseResult;

    /// <summary>No article.</summary>
    public sealed record Rejected(PageRejected Message) : ParseResult;
}
