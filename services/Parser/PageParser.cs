using System.IO.Compression;
using Ingestion.Contracts;
using Ingestion.Extraction;

namespace Ingestion.Parser;

/// <summary>Makes of a fetched page what the Parser has to say of it.</summary>
internal sealed class PageParser(ArticleExtractor extractor, KindOptions kinds)
{
    /// <summary>The page's article, or why it has none.</summary>
    /// <exception cref="InvalidDataException">The message's body is not Brotli.</exception>
    public ParseResult Parse(PageFetched message, CancellationToken cancellationToken)
    {
        var article = extractor.Extract(
            new Page
            {
                Bytes = Decompress(message.Body, message.Claim.Size),
                MediaType = message.MediaType,
                Charset = message.Charset,
                Url = message.Claim.Source.Url,
            },
            cancellationToken);
        return kinds.LetsIn(article.Kind) && article.Blocks.Count > 0
            ? new ParseResult.Parsed(new ArticleParsed { Claim = message.Claim, Article = article, ExtractorVersion = ArticleExtractor.Version })
            : new ParseResult.Rejected(new PageRejected { Claim = message.Claim, Reason = Reason.NoArticle, Sentence = Sentence(article), Stage = Stage.Parse });
    }

    private static ReadOnlyMemory<byte> Decompress(byte[] body, long size)
    {
        var bytes = new byte[size];
        if (!BrotliDecoder.TryDecompress(body, bytes, out var written) || written != size)
            throw new InvalidDataException($"The body of the message is not the page's {size} bytes in Brotli.");
        return bytes;
    }

    private static string Sentence(Article article) =>
        article.Blocks.Count == 0
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
