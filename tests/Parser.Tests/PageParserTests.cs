using System.IO.Compression;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction;

namespace Ingestion.Parser.Tests;

public sealed class PageParserTests
{
    private readonly PageParser _parser = new(new ArticleExtractor());

    [Fact]
    public void Page_that_holds_an_article_is_parsed_under_its_claim()
    {
        var fetched = Fetched(SamplePages.Article);

        var parsed = Assert.IsType<ParseResult.Parsed>(_parser.Parse(fetched, TestContext.Current.CancellationToken)).Message;

        Assert.Equal(fetched.Claim, parsed.Claim);
        Assert.Equal("Harbour reopens after the storm", parsed.Article.Title);
        Assert.Contains("first ferry left at noon", parsed.Article.Text, StringComparison.Ordinal);
        Assert.Equal(ArticleExtractor.Version, parsed.ExtractorVersion);
    }

    [Theory]
    [InlineData("<html><body><script>start()</script></body></html>", "script")]
    [InlineData("", "no text")]
    public void Page_without_an_article_is_rejected_with_what_to_do(string html, string said)
    {
        var rejected = Assert.IsType<ParseResult.Rejected>(_parser.Parse(Fetched(html), TestContext.Current.CancellationToken)).Message;

        Assert.Equal(Reason.NoArticle, rejected.Reason);
        Assert.Equal(Stage.Parse, rejected.Stage);
        Assert.Contains(said, rejected.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_whose_body_is_not_the_page_is_an_error_and_not_an_empty_page()
    {
        var fetched = Fetched(SamplePages.Article) with { Body = [1, 2, 3] };

        Assert.Throws<InvalidDataException>(() => _parser.Parse(fetched, TestContext.Current.CancellationToken));
    }

    private static PageFetched Fetched(string html)
    {
        var bytes = Encoding.UTF8.GetBytes(html);
        var body = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        Assert.True(BrotliEncoder.TryCompress(bytes, body, out var written));
        return new PageFetched
        {
            Claim = new Claim
            {
                ClaimId = Guid.CreateVersion7(),
                PageId = new string('0', 32),
                Source = new PageSource { Kind = SourceKind.File, Name = "page.html" },
                Fetcher = "fetcher",
                ArrivedAt = DateTimeOffset.UnixEpoch,
                Size = bytes.Length,
            },
            MediaType = "text/html",
            Body = body[..written],
        };
    }
}
