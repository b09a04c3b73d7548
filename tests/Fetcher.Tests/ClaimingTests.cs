using System.IO.Compression;
using Ingestion.Fetcher.Tests.Rig;

namespace Ingestion.Fetcher.Tests;

public sealed class ClaimingTests
{
    [Fact]
    public async Task Page_renamed_in_is_published_at_once()
    {
        await using var rig = await new FetcherRig(new() { ["Ingestion:Inbox:SettleTime"] = "01:00:00" }).StartAsync();
        await rig.WhenDrainedAsync();

        rig.RenameIn("a page.html", FetcherRig.Page("héllo"));

        var page = await rig.Publisher.FetchedAsync();
        Assert.Equal("text/html", page.MediaType);
        Assert.Equal("a page.html", page.Claim.Source.Name);
        Assert.Equal(1, page.Claim.Reading);
        Assert.Equal("fetcher", page.Claim.Fetcher);
        Assert.Equal(FetcherRig.Page("héllo"), Decompress(page.Body));
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(FetcherRig.Page("héllo")), page.Claim.Size);
        Assert.Equal(32, page.Claim.PageId.Length);
        Assert.Empty(FetcherRig.FilesIn(rig.Folders.Inbox));
        Assert.True(File.Exists(Path.Combine(rig.Folders.ClaimedBy("fetcher"), page.Claim.ClaimId.ToString("D"), "a page.html")));
    }

    private static string Decompress(byte[] body)
    {
        using var brotli = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli);
        return reader.ReadToEnd();
    }
}
