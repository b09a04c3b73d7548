namespace Ingestion.Pipeline.Tests;

/// <summary>A folder of the test's own, with the checkout's places beside it.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ingestion-").FullName;

    public string Inbox => Below("data", "inbox");

    public string Done => Below("data", "done");

    /// <summary>The sample documents of the checkout.</summary>
    public static string Seeds => System.IO.Path.Combine(Checkout, "seeds");

    /// <summary>The checkout that the tests were built in.</summary>
    public static string Checkout { get; } = FindCheckout();

    /// <summary>Pages of the evaluation corpus, which is not part of the checkout: skips the test where it is not there.</summary>
    public static IReadOnlyList<string> CorpusPages(int count)
    {
        var pages = System.IO.Path.Combine(Checkout, "..", "shared", "corpus", "pages");
        Assert.SkipUnless(Directory.Exists(pages), "the evaluation corpus is not beside the checkout (../shared/corpus)");
        return [.. Directory.EnumerateFiles(pages).Order(StringComparer.Ordinal).Take(count)];
    }

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    /// <summary>All files below a folder of the data folder, by name; none when it does not exist.</summary>
    public IReadOnlyList<string> FilesIn(string name)
    {
        var folder = Below("data", name);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)!]
            : [];
    }

    /// <summary>The path of the only file of this name below a folder of the data folder.</summary>
    public string PathOf(string folder, string name) => Directory.GetFiles(Below("data", folder), name, SearchOption.AllDirectories).Single();

    /// <summary>Puts a page into the inbox in one step: written beside it, then renamed.</summary>
    public void Drop(string name, string content) => Drop(name, System.Text.Encoding.UTF8.GetBytes(content));

    /// <inheritdoc cref="Drop(string, string)" />
    public void Drop(string name, byte[] content)
    {
        var written = Below("written-" + Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(written, content);
        Directory.CreateDirectory(Inbox);
        File.Move(written, System.IO.Path.Combine(Inbox, name));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindCheckout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Ingestion.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the checkout.");
    }
}
