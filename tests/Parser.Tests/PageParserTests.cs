using System.IO.Compression;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Extraction;
using Ingestion.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Ingestion.Parser.Tests;

public sealed class PageParserTests
{
    private readonly PageParser _parser = new(new ArticleExtractor(), new KindOptions());

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
    public void Page_of_another_kind_is_rejected_with_the_kind_and_the_setting_that_lets_it_in()
    {
        var rejected = Assert.IsType<ParseResult.Rejected>(_parser.Parse(Fetched(SamplePages.Product), TestContext.Current.CancellationToken)).Message;

        Assert.Equal(Reason.NoArticle, rejected.Reason);
        Assert.Contains("kind product", rejected.Sentence, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Parser:Kinds", rejected.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_that_is_let_in_becomes_an_article_that_keeps_its_kind()
    {
        var parser = new PageParser(new ArticleExtractor(), new KindOptions { Kinds = "article, Product" });

        var parsed = Assert.IsType<ParseResult.Parsed>(parser.Parse(Fetched(SamplePages.Product), TestContext.Current.CancellationToken)).Message;

        Assert.Equal(PageKind.Product, parsed.Article.Kind);
        Assert.Contains("light shoe", parsed.Article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("article,shop", "'shop' is no kind of page: use some of article, documentation")]
    [InlineData("1", "'1' is no kind of page")]
    public void Kind_that_there_is_not_stops_the_start_with_the_settings_name(string kinds, string said)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Host(kinds).Services.GetRequiredService<IOptions<KindOptions>>().Value);

        Assert.Contains("Setting Ingestion:Parser:Kinds: " + said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_whose_body_is_not_the_page_is_an_error_and_not_an_empty_page()
    {
        var fetched = Fetched(SamplePages.Article) with { Body = [1, 2, 3] };

        Assert.Throws<InvalidDataException>(() => _parser.Parse(fetched, TestContext.Current.CancellationToken));
    }

    private static IHost Host(string kinds)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create(KindOptions.Setting, (string?)kinds)]);
        builder.Services.AddValidatedOptions<KindOptions>(builder.Configuration, "Ingestion:Parser");
        return builder.Build();
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
