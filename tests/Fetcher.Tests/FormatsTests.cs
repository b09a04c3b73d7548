using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Fetcher.Formats;

namespace Ingestion.Fetcher.Tests;

public sealed class FormatsTests : IDisposable
{
    private const int MaxBytes = 100_000;
    private const string Rss = "<?xml version='1.0'?><rss version='2.0'><channel/></rss>";
    private const string Xhtml = "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x.dtd'><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>";

    private readonly string _folder = Directory.CreateTempSubdirectory("formats-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.html", "<!doctype html><p>x", "text/html")]
    [InlineData("a.htm", "  \n<HTML lang=en><body>x", "text/html")]
    [InlineData("a.html", "<!-- saved --><html><body>x", "text/html")]
    [InlineData("a.html", "<article class=x>y</article>", "text/html")]
    [InlineData("a.html", "Some words, then <p>a paragraph</p>", "text/html")]
    [InlineData("a.html", "A page that was saved as text.\nIt has no tags: 1 < 2.", "text/plain")]
    [InlineData("a.html", Xhtml, "application/xhtml+xml")]
    [InlineData("a.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>", "application/xhtml+xml")]
    [InlineData("a.txt", "A text.\n\nWith lines.", "text/plain")]
    [InlineData("a.txt", "<!DOCTYPE html><html><p>x", "text/html")]
    [InlineData("a.txt", "saved from url=x\n<!DOCTYPE html>\n<html><p>x", "text/html")]
    [InlineData("a.txt", "How to write <html> and <p> by hand", "text/plain")]
    [InlineData("a.txt", "[Photo] A caption, {braces} and all", "text/plain")]
    [InlineData("a.txt", "[1] Smith, A study. 2020", "text/plain")]
    [InlineData("a.txt", "BM is how this text begins, MZ too", "text/plain")]
    [InlineData("a.md", "# Title\n\nText", "text/markdown")]
    [InlineData("a.md", "<p align=\"center\"><img src=x></p>\n\n# Title", "text/markdown")]
    [InlineData("a.md", "<!-- note -->\n# Title", "text/markdown")]
    [InlineData("a.md", "<!doctype html><html><p>x", "text/html")]
    [InlineData("a.TXT", "A text", "text/plain")]
    [InlineData("page.php", "<!doctype html><p>x", "text/html")]
    [InlineData("page", "<html><p>x", "text/html")]
    [InlineData("", "any text", "text/plain")]
    public void Page_is_recognised_by_content_first_and_extension_second(string name, string content, string mediaType)
    {
        Assert.Equal(mediaType, Content(Read(name, Encoding.UTF8.GetBytes(content))).MediaType);
        var compressed = name.Length == 0 ? "" : name + ".gz";
        var unpacked = Content(Read(compressed, Gzip(content)));
        Assert.Equal(mediaType, unpacked.MediaType);
        Assert.Equal(content, Encoding.UTF8.GetString(unpacked.Bytes.Span));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Byte_order_marks_are_known(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        byte[] Bytes(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

        Assert.Equal("text/html", Content(Read("a.txt", Bytes("<!doctype html><p>é"))).MediaType);
        Assert.Equal("text/plain", Content(Read("a.txt", Bytes("Ein Text, é"))).MediaType);
    }

    [Fact]
    public void Utf16_without_a_mark_is_known_by_its_first_tag() =>
        Assert.Equal("text/html", Content(Read("a.html", Encoding.Unicode.GetBytes("<html><p>x"))).MediaType);

    [Theory]
    [InlineData("%PDF-1.7 x", "PDF")]
    [InlineData("PK\u0003\u0004....word/document.xml", "Word")]
    [InlineData("PK\u0003\u0004....mimetypeapplication/epub+zip", "EPUB")]
    [InlineData("PK\u0003\u0004....a.html", "ZIP")]
    [InlineData("\u0089PNG\r\n\u001a\n", "PNG")]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "JPEG")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("RIFF....WEBPVP8 ", "WebP")]
    [InlineData("{\\rtf1 x}", "RTF")]
    [InlineData("\u00d0\u00cf\u0011\u00e0", "Office")]
    [InlineData("7z\u00bc\u00af\u0027\u001c", "7z")]
    [InlineData("WARC/1.1\r\n", "WARC")]
    [InlineData(Rss, "RSS")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'/>", "Atom")]
    [InlineData("<?xml version='1.0'?><urlset/>", "sitemap")]
    [InlineData("<?xml version='1.0'?><invoice/>", "XML")]
    [InlineData("<svg width='1'/>", "SVG")]
    [InlineData("{\"title\": \"x\", \"text\": \"y\"}", "JSON")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "JSON")]
    [InlineData("\u0001\u0002\u0003 words", "neither HTML nor text")]
    public void Other_formats_are_named_whatever_the_extension(string content, string named)
    {
        foreach (var name in (string[])["a.html", "a.txt", "a.bin"])
        {
            var refusal = Refusal(Read(name, Encoding.Latin1.GetBytes(content)));
            Assert.Equal(Reason.UnsupportedFormat, refusal.Reason);
            Assert.Contains(named, refusal.Sentence, StringComparison.Ordinal);
            Assert.Matches("drop", refusal.Sentence);
        }
    }

    [Theory]
    [InlineData("a.csv", ".csv")]
    [InlineData("README", "no extension")]
    public void Text_of_another_extension_is_refused_with_what_to_do(string name, string named)
    {
        var refusal = Refusal(Read(name, "some, text"u8.ToArray()));
        Assert.Equal(Reason.UnsupportedFormat, refusal.Reason);
        Assert.Contains(named, refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("name it .txt", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_file_is_no_article() => Assert.Equal(Reason.NoArticle, Refusal(Read("a.html", [])).Reason);

    [Fact]
    public void Damaged_gzip_is_unreadable_wherever_it_was_cut()
    {
        var whole = Gzip("<!doctype html><p>" + string.Concat(Enumerable.Range(0, 3000).Select(number => $"{number} ")));
        foreach (var length in (int[])[2, 5, 17, 18, 40, whole.Length / 2, whole.Length - 9, whole.Length - 1])
            Assert.Equal(Reason.Unreadable, Refusal(Read("a.html.gz", whole[..length])).Reason);
        var flipped = whole.ToArray();
        flipped[whole.Length / 2] ^= 0xFF;
        Assert.Equal(Reason.Unreadable, Refusal(Read("a.html.gz", flipped)).Reason);
    }

    [Fact]
    public void Gzip_of_several_members_is_one_page()
    {
        byte[] members = [.. Gzip("<!doctype html><p>one "), .. Gzip("two")];
        Assert.Equal("<!doctype html><p>one two", Encoding.UTF8.GetString(Content(Read("a.html.gz", members)).Bytes.Span));
    }

    [Fact]
    public void Gzip_within_gzip_is_named() =>
        Assert.Contains("twice", Refusal(Read("a.html.gz", Gzip(Gzip("<html>")))).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Page_of_exactly_the_limit_is_taken_and_one_byte_more_is_not()
    {
        var text = "<!doctype html>" + new string('x', MaxBytes - 15);
        Assert.Equal(MaxBytes, Content(Read("a.html", Encoding.UTF8.GetBytes(text))).Bytes.Length);
        Assert.Equal(MaxBytes, Content(Read("a.html.gz", Gzip(text))).Bytes.Length);
        Assert.Equal(Reason.TooLarge, Refusal(Read("a.html", Encoding.UTF8.GetBytes(text + "x"))).Reason);
        Assert.Equal(Reason.TooLarge, Refusal(Read("a.html.gz", Gzip(text + "x"))).Reason);
    }

    [Fact]
    public void Gzip_bomb_is_too_large_and_costs_no_memory()
    {
        var bomb = Gzip(new byte[200 * 1024 * 1024]);
        Refusal(Read("warm.gz", bomb[..100]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(Reason.TooLarge, Refusal(PageReader.Read(new MemoryStream(bomb), "a.html.gz", 1_000_000)).Reason);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void File_that_may_not_be_read_is_unreadable_with_what_to_do()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "root reads every file, and Windows has other permissions");
        Debug.Assert(!OperatingSystem.IsWindows());
        var path = Path.Combine(_folder, "a.html");
        File.WriteAllText(path, "<html>");
        File.SetUnixFileMode(path, UnixFileMode.None);
        Assert.Contains("permission", Refusal(PageReader.Read(path, MaxBytes)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_gone_or_locked_is_unreadable()
    {
        Assert.Equal(Reason.Unreadable, Refusal(PageReader.Read(Path.Combine(_folder, "none.html"), MaxBytes)).Reason);
        var path = Path.Combine(_folder, "locked.html");
        using var locked = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(Reason.Unreadable, Refusal(PageReader.Read(path, MaxBytes)).Reason);
    }

    [Fact]
    public void Any_bytes_give_an_answer()
    {
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(0, 300)];
            random.NextBytes(bytes);
            if (round % 3 == 0)
                bytes = [.. Encoding.ASCII.GetBytes("<!?{[\"htmlxk>-- /"[random.Next(17)..]), .. bytes];
            foreach (var name in (string[])["a.html", "a.gz", ".", "a."])
                Assert.NotNull(PageReader.Read(new MemoryStream(bytes), name, MaxBytes));
        }
    }

    [Fact]
    public void Every_page_of_the_corpus_is_taken()
    {
        var pages = CorpusPages();
        Assert.SkipWhen(pages.Length == 0, "../shared/corpus is not there");
        Assert.All(pages, path => Assert.IsType<PageContent>(PageReader.Read(path, 10 * 1024 * 1024)));
    }

    private static string[] CorpusPages()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Ingestion.sln")))
            {
                var pages = Path.Combine(folder.Parent!.FullName, "shared/corpus/pages");
                return Directory.Exists(pages) ? Directory.GetFiles(pages) : [];
            }
        }

        return [];
    }

    /// <summary>Reads the page from a file, and from a stream, which must give the same.</summary>
    private PageReading Read(string name, byte[] bytes)
    {
        var fromStream = PageReader.Read(new MemoryStream(bytes), name, MaxBytes);
        if (name.Length > 0)
        {
            var path = Path.Combine(_folder, name);
            File.WriteAllBytes(path, bytes);
            var fromFile = PageReader.Read(path, MaxBytes);
            Assert.Equal((fromStream as PageContent)?.MediaType, (fromFile as PageContent)?.MediaType);
            Assert.Equal((fromStream as PageRefusal)?.Reason, (fromFile as PageRefusal)?.Reason);
        }

        return fromStream;
    }

    private static PageContent Content(PageReading reading) => Assert.IsType<PageContent>(reading);

    private static PageRefusal Refusal(PageReading reading) => Assert.IsType<PageRefusal>(reading);

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] bytes)
    {
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return buffer.ToArray();
    }
}
