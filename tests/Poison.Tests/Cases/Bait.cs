using System.IO.Compression;
using System.Text;
using Ingestion.Contracts;
using Ingestion.Poison.Tests.Pipe;

namespace Ingestion.Poison.Tests.Cases;

/// <summary>What bad inputs are made of.</summary>
internal static class Bait
{
    /// <summary>The largest page that is taken.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>The same part again and again, up to the length.</summary>
    public static byte[] Repeat(string part, int length = Largest)
    {
        var unit = Encoding.UTF8.GetBytes(part);
        var bytes = new byte[length];
        for (var index = 0; index < length; index++)
            bytes[index] = unit[index % unit.Length];
        return bytes;
    }

    /// <summary>A first part, then numbered parts up to the length; what doesn't fit whole is left out.</summary>
    public static byte[] Numbered(string first, Func<int, string> part, int length = Largest)
    {
        var text = new StringBuilder(first, length);
        for (var number = 0; part(number) is var next && text.Length + next.Length <= length; number++)
            text.Append(next);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A part, so many times.</summary>
    public static string Times(int count, string part) => new StringBuilder(part.Length * count).Insert(0, part, count).ToString();

    /// <summary>Numbered parts, so many.</summary>
    public static string Times(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    /// <summary>Noise that is the same each time.</summary>
    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // Nothing is kept secret by it.
        new Random(1).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    /// <summary>The good page with something bad in it: it must come through.</summary>
    public static PoisonCase InGoodPage(
        string name, Func<string>? head = null, Func<string>? before = null, Func<string>? body = null, Func<string>? after = null, string title = GoodPage.Title, Action<Article>? check = null) =>
        Page(
            name,
            Ending.Indexed,
            () => GoodPage.With(head?.Invoke() ?? "", before?.Invoke() ?? "", body?.Invoke() ?? "", after?.Invoke() ?? "", title),
            article =>
            {
                Assert.Contains(GoodPage.Sentence, article.Text, StringComparison.Ordinal);
                check?.Invoke(article);
            });

    /// <summary>A page of HTML, in UTF-8.</summary>
    public static PoisonCase Page(string name, Ending ending, Func<string> html, Action<Article>? check = null) =>
        Bytes(name, "page.html", ending, () => Encoding.UTF8.GetBytes(html()), check);

    /// <summary>A file of these bytes.</summary>
    public static PoisonCase Bytes(string name, string fileName, Ending ending, Func<byte[]> content, Action<Article>? check = null) =>
        new() { Name = name, Files = [PoisonFile.Of(fileName, ending, content)], Check = check };
}
