using System.Text;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>
/// Pages to drop, made by a seed: most are articles, some are dropped again as they were, some hold nothing. What has to
/// come of them is known beforehand.
/// </summary>
internal sealed class Load
{
    private const int InFewIsEmpty = 25;
    private const int InFewIsSeenBefore = 8;

    private readonly List<(string Name, string Content)> _pages = [];

    public Load(int pages, Random chance)
    {
        var articles = 0;
        for (var page = 0; page < pages; page++)
        {
            if (chance.Next(InFewIsEmpty) == 0)
            {
                Rejected++;
                _pages.Add(($"empty-{page}.html", ""));
            }
            else if (articles > 0 && chance.Next(InFewIsSeenBefore) == 0)
            {
                _pages.Add(Article(chance.Next(articles)));
            }
            else
            {
                _pages.Add(Article(articles++));
            }
        }

        Articles = articles;
    }

    public int Pages => _pages.Count;

    public int Rejected { get; }

    /// <summary>How many different articles there are.</summary>
    public int Articles { get; }

    /// <summary>How many were dropped so far.</summary>
    public int Dropped { get; private set; }

    /// <summary>Drops the pages up to this one; it waits where a page of the same name has not left the inbox, or the disk has no room.</summary>
    public async Task DropUntilAsync(int end, TestFolder folder)
    {
        Directory.CreateDirectory(folder.Inbox);
        while (Dropped < end)
        {
            var (name, content) = _pages[Dropped];
            if (TryDrop(Path.Combine(folder.Inbox, name), content))
                Dropped++;
            else
                await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }
    }

    private static bool TryDrop(string path, string content)
    {
        if (File.Exists(path))
            return false;
        var written = path + ".part";
        try
        {
            File.WriteAllBytes(written, Encoding.UTF8.GetBytes(content));
            File.Move(written, path);
            return true;
        }
        catch (IOException)
        {
            File.Delete(written);
            return false;
        }
    }

    private static (string Name, string Content) Article(int number) => ($"page-{number}.html", GeneratedPages.Html(number));
}
