using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;

namespace Ingestion.Contracts.Tests;

/// <summary>
/// Each message as it travels, in <c>samples/</c>. A sample that no longer reads or writes as it did means that a
/// service of the last version and one of this version no longer understand each other: add fields, never change them.
/// </summary>
public sealed class MessageSampleTests
{
    private static readonly Claim Claim = new()
    {
        ClaimId = Guid.Parse("0199a0b1-7c3d-7e4f-8a5b-6c7d8e9f0a1b"),
        Reading = 2,
        PageId = "0123456789abcdef0123456789abcdef",
        Source = new PageSource { Kind = SourceKind.File, Name = "news/page.html", Url = "https://example.com/page" },
        Fetcher = "fetcher",
        ArrivedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Size = 5,
    };

    private static readonly Article Article = new()
    {
        Kind = PageKind.Article,
        Title = "A title",
        Subtitle = "A subtitle",
        Blocks =
        [
            new Block { Kind = BlockKind.Heading, Text = "A heading", Level = 2 },
            new Block { Kind = BlockKind.ListItem, Text = "An entry", Level = 1, IsOrdered = true },
            new Block { Kind = BlockKind.Table, Text = "A\tB", HasHeader = true },
            new Block
            {
                Kind = BlockKind.Embed,
                Text = "",
                Media = new Media { Address = "https://example.net/video", Alternative = "A video", Caption = "A caption", Provider = "A provider" },
            },
        ],
        Authors = ["Jane Doe"],
        Contributors = ["John Roe"],
        Publisher = "A publisher",
        SiteName = "A site",
        Section = "A section",
        Published = "2026-01-02T03:04:05+01:00",
        Modified = "2026-01-03",
        Language = "en",
        Topics = ["A topic"],
        LeadImage = "https://example.com/image.jpg",
        CanonicalUrl = "https://example.com/page",
        OriginalSource = "example.org",
        Licence = "https://example.com/licence",
        Access = ArticleAccess.Metered,
        Direction = TextDirection.RightToLeft,
        WordCount = 4,
        ReadingSeconds = 2,
        Confidence = 0.75,
        Origins = [new FieldOrigin { Field = "title", Origin = "h1", Lost = [new LostCandidate { Value = "Another title", Origin = "meta og:title" }] }],
        Repairs = [new Repair { Kind = "injected-keyword", Field = "text", Block = 1, Position = 3, Removed = "Keyword", Inserted = "" }],
    };

    public static TheoryData<string, object> Messages() => new()
    {
        { "page-fetched", new PageFetched { Claim = Claim, MediaType = "text/html", Charset = "utf-8", Body = [1, 2, 3] } },
        { "article-parsed", new ArticleParsed { Claim = Claim, Article = Article, ExtractorVersion = "1" } },
        { "page-rejected", new PageRejected { Claim = Claim, Reason = Reason.TooLarge, Sentence = "Why.", Stage = Stage.Fetch } },
        {
            "page-settled",
            new PageSettled
            {
                Claim = Claim,
                Outcome = new Outcome { Kind = OutcomeKind.Indexed, Change = Change.Created, Reason = "", Sentence = "", Stage = Stage.Index },
                TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            }
        },
        {
            "page-settled-as-failed",
            new PageSettled
            {
                Claim = Claim,
                Outcome = new Outcome
                {
                    Kind = OutcomeKind.Failed,
                    Reason = Reason.Exception,
                    Sentence = "Why.",
                    Stage = Stage.Parse,
                    Exception = new ExceptionRecord { Type = "System.FormatException", Message = "It broke.", Trace = "   at A.B()" },
                },
                TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            }
        },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_reads_and_writes_as_its_sample(string name, object message)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", name + ".json")))!;
        var options = SystemTextJsonMessageSerializer.Options;

        var read = JsonSerializer.Deserialize(sample, message.GetType(), options);

        Assert.Equivalent(message, read, strict: true);
        var written = JsonSerializer.SerializeToNode(message, message.GetType(), options)!;
        Assert.True(JsonNode.DeepEquals(sample, written), $"{name} is now written as\n{written}");
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_of_an_older_version_reads_without_the_optional_fields(string name, object message)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", name + ".json")))!;
        sample["claim"]!.AsObject().Remove("reading");
        foreach (var field in (string[])["licence", "access", "direction", "wordCount", "readingSeconds", "confidence"])
            sample["article"]?.AsObject().Remove(field);

        var read = JsonSerializer.Deserialize(sample, message.GetType(), SystemTextJsonMessageSerializer.Options)!;

        if (read is ArticleParsed { Article: var article })
            Assert.Equivalent(
                Article with { Licence = "", Access = ArticleAccess.Unknown, Direction = TextDirection.LeftToRight, WordCount = 0, ReadingSeconds = 0, Confidence = 0 },
                article,
                strict: true);
        Assert.Equal(1, ((Claim)read.GetType().GetProperty(nameof(PageFetched.Claim))!.GetValue(read)!).Reading);
    }

    [Fact]
    public void Text_is_without_images_and_embeds() =>
        Assert.Equal("A heading\nAn entry\nA\tB", Article.Text);
}
