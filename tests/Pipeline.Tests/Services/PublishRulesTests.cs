using System.Security.Cryptography;
using Ingestion.Contracts;

namespace Ingestion.Pipeline.Tests.Services;

/// <summary>What can't be published ends or waits: nothing hangs and nothing vanishes.</summary>
[Collection(ComposeSize.Name)]
public sealed class PublishRulesTests(Servers servers) : IAsyncLifetime
{
    private Pipe _pipe = null!;

    public async ValueTask InitializeAsync() => _pipe = await Pipe.CreateAsync(servers);

    [Fact]
    public async Task Page_waits_in_claimed_while_no_Parser_ever_ran_and_goes_through_when_one_comes()
    {
        var fetcher = _pipe.Start(Pipe.Fetcher);
        await fetcher.ReadyAsync();
        _pipe.Folder.Drop("page.html", GeneratedPages.Html(1));
        _pipe.Folder.Drop("empty.html", "");
        await fetcher.SaysAsync("could not be published");
        await _pipe.ClaimedAsync(2);

        await Task.WhenAll(_pipe.Start(Pipe.Parser).ReadyAsync(), _pipe.Start(Pipe.Indexer).ReadyAsync());

        await _pipe.SettledAsync(2);
        await _pipe.AssertNothingLostAsync(indexed: 1, rejected: 1);
    }

    [Fact]
    public async Task Article_waits_with_its_page_while_no_Indexer_ever_ran()
    {
        var parser = _pipe.Start(Pipe.Parser);
        await parser.ReadyAsync();
        await _pipe.Start(Pipe.Fetcher).ReadyAsync();
        _pipe.Folder.Drop("page.html", GeneratedPages.Html(1));
        await parser.SaysAsync("MessageReturnedException");

        _pipe.Start(Pipe.Indexer);

        await _pipe.SettledAsync(1);
        await _pipe.AssertNothingLostAsync(indexed: 1, rejected: 0);
    }

    [Fact]
    public async Task Page_whose_message_would_be_larger_than_12_MiB_is_rejected_by_the_Fetcher()
    {
        await _pipe.Start(Pipe.Indexer).ReadyAsync();
        _pipe.Start(Pipe.Fetcher, ("Ingestion__Inbox__MaxPageBytes", $"{20 * 1024 * 1024}"));

        _pipe.Folder.Drop("page.html", Incompressible(15 * 1024 * 1024));

        await _pipe.SettledAsync(1);
        await AssertTooLargeAsync("page.html", Stage.Fetch);
    }

    [Fact]
    public async Task Message_larger_than_a_limit_of_our_own_is_an_outcome_of_the_service_that_would_publish_it()
    {
        await Task.WhenAll(
            _pipe.Start(Pipe.Parser, ("Ingestion__Bus__MaxMessageBytes", $"{64 * 1024}")).ReadyAsync(),
            _pipe.Start(Pipe.Indexer).ReadyAsync());
        _pipe.Start(Pipe.Fetcher, ("Ingestion__Bus__MaxMessageBytes", $"{1024 * 1024}"));

        _pipe.Folder.Drop("page.html", Incompressible(2 * 1024 * 1024));
        _pipe.Folder.Drop("article.html", LongArticle(300 * 1024));
        _pipe.Folder.Drop("good.html", GeneratedPages.Html(1));

        await _pipe.SettledAsync(3);
        await AssertTooLargeAsync("page.html", Stage.Fetch);
        await AssertTooLargeAsync("article.html", Stage.Parse);
        await _pipe.AssertNothingLostAsync(indexed: 1, rejected: 2);
    }

    public ValueTask DisposeAsync() => _pipe?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task AssertTooLargeAsync(string name, Stage stage)
    {
        var outcome = (await _pipe.Store.EntryAsync(name)).Outcome;
        Assert.Equal((OutcomeKind.Rejected, Reason.TooLarge, stage), (outcome.Kind, outcome.Reason, outcome.Stage));
        Assert.Contains("too large", outcome.Sentence, StringComparison.Ordinal);
        Assert.Contains("drop", outcome.Sentence, StringComparison.Ordinal);
    }

    private static string Incompressible(int bytes) =>
        $"<!doctype html><title>Noise</title><p>{Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes / 4 * 3))}</p>";

    private static string LongArticle(int bytes)
    {
        var paragraphs = Enumerable.Range(0, int.MaxValue)
            .Select(number => $"<p>Paragraph {number} of a long report tells what the harbour master wrote on day {number} of the journey, and why it matters.</p>");
        var size = 0;
        var text = string.Concat(paragraphs.TakeWhile(paragraph => (size += paragraph.Length) < bytes));
        return $"<!doctype html><html><head><title>A long report</title></head><body><article><h1>A long report</h1>{text}</article></body></html>";
    }
}
