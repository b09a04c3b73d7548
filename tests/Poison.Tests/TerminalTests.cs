using System.Text;
using Ingestion.Poison.Tests.Cases;
using Ingestion.Poison.Tests.Pipe;
using Ingestion.Standalone.Tests;

namespace Ingestion.Poison.Tests;

/// <summary>What commands print of pages, names and arguments moves nothing, colours nothing and hides nothing in a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("terminal-").FullName;

    public static string Attack { get; } = string.Concat(TerminalCases.Codes.Select(code => code.Code));

    public static TheoryData<string> Formats() => ["text", "markdown", "html", "json", "jsonl"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Extracted_article_is_plain_in_every_format(string format)
    {
        var run = await CommandRun.Of(["extract", "-", "--format", format], Page());

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The harbour", run.Output, StringComparison.Ordinal);
        AssertPlain(run);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Names_of_files_are_plain_where_they_are_told(string format)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_data, "pages")).FullName;
        File.WriteAllText(Path.Combine(folder, Named("page.html")), Page());
        File.WriteAllBytes(Path.Combine(folder, Named("broken.html.gz")), [0x1F, 0x8B]);

        var run = await CommandRun.Of(["extract", folder, "--format", format]);

        Assert.Equal(1, run.ExitCode);
        AssertPlain(run);
    }

    [Fact]
    public async Task What_was_indexed_and_rejected_is_plain_in_every_command()
    {
        var pages = Directory.CreateDirectory(Path.Combine(_data, "pages")).FullName;
        var page = Named("page.html");
        File.WriteAllText(Path.Combine(pages, page), Page());
        File.WriteAllText(Path.Combine(pages, Named("empty.html")), "");
        var data = Path.Combine(_data, "data");

        var runs = new List<CommandRun> { await CommandRun.Of(["run", pages, "--once", "--data", data]) };
        runs.Add(await CommandRun.Of(["search", "harbour", Attack, "--data", data]));
        runs.Add(await CommandRun.Of(["search", "harbour", "--json", "--data", data]));
        runs.Add(await CommandRun.Of(["status", "--data", data]));
        runs.Add(await CommandRun.Of(["status", "--json", "--data", data]));
        foreach (var format in (string[])["text", "markdown", "html", "json", "jsonl"])
            runs.Add(await CommandRun.Of(["show", $"pages/{page}", "--format", format, "--data", data]));
        runs.Add(await CommandRun.Of(["show", Named("empty.html"), "--data", data]));
        runs.Add(await CommandRun.Of(["retry", "--rejected", "--data", data]));

        Assert.Contains("1 indexed, 1 rejected", runs[0].Output, StringComparison.Ordinal);
        Assert.All(runs.Skip(4).Take(5), run => Assert.Equal(0, run.ExitCode));
        Assert.All(runs, AssertPlain);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("search", "x", "--limit", "{0}")]
    [InlineData("extract", "{0}")]
    [InlineData("extract", "-", "--format", "{0}")]
    [InlineData("extract", "-", "--url", "{0}")]
    [InlineData("show", "{0}")]
    [InlineData("retry", "{0}")]
    [InlineData("add", "{0}")]
    [InlineData("run", "{0}", "--once")]
    [InlineData("status", "{0}")]
    public async Task Mistake_is_answered_plainly(params string[] arguments)
    {
        var run = await CommandRun.Of([.. arguments.Select(argument => argument.Replace("{0}", Attack, StringComparison.Ordinal)), "--data", Path.Combine(_data, "data")]);

        Assert.NotEqual(0, run.ExitCode);
        AssertPlain(run);
    }

    [Fact]
    public async Task Logs_are_plain_whatever_a_file_is_called()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names of bytes that are no UTF-8 are made by a program of Linux");
        var inbox = Directory.CreateDirectory(Path.Combine(_data, "data", "inbox")).FullName;
        Programs.Run("sh", "-c", "printf x > \"$0/$(printf 'a\\033]0;owned\\007\\377b').html\"", inbox);
        await using var pipe = await PipeProcess.StartAsync(_data);

        var lines = await pipe.LinesUntilAsync("not UTF-8");

        Assert.All(lines, line => Assert.True(Shown.IsPlain(line), Shown.Escaped(line)));
    }

    public void Dispose()
    {
        // .NET can't delete a name that is not UTF-8.
        if (OperatingSystem.IsLinux())
            Programs.Run("rm", "-rf", _data);
        else
            Directory.Delete(_data, recursive: true);
    }

    private static void AssertPlain(CommandRun run)
    {
        Assert.True(Shown.IsPlain(run.Output), Shown.Escaped(run.Output));
        Assert.True(Shown.IsPlain(run.Errors), Shown.Escaped(run.Errors));
    }

    private static string Page() => GoodPage.With(
        title: $"The harbour {Attack} reopens",
        head: $"<meta name=author content='Jane {Attack} Doe'><meta property=og:site_name content='The {Attack} Post'><link rel=canonical href='http://example.org/{Attack}'><meta name=keywords content='quay {Attack}'>",
        body: $"<h2>What {Attack} was found</h2><pre>{Attack}</pre><table><tr><th>a{Attack}<th>b<tr><td>c<td>d</table><figure><img src='http://example.org/{Attack}.png' alt='{Attack}'><figcaption>{Attack}</figcaption></figure>");

    /// <summary>As much of the attack as a file name has room for.</summary>
    private static string Named(string ending)
    {
        var name = new StringBuilder();
        foreach (var letter in Attack.Where(letter => letter is not ('/' or '\0')))
        {
            if (Encoding.UTF8.GetByteCount(name.ToString()) + ending.Length > 220)
                break;
            name.Append(letter);
        }

        return name + ending;
    }
}
