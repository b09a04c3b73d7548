using Ingestion.Pipeline.Tests.Services;
using Ingestion.Storage;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>The whole of it in one of its sizes, as processes that can be killed.</summary>
internal abstract class Installation : IAsyncDisposable
{
    /// <summary>The place of a Fetcher that works beside the first one on the same folder.</summary>
    public const string AnotherFetcher = "another Fetcher";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromMinutes(3);

    /// <summary>Sooner than by default, so that a test need not wait for minutes.</summary>
    protected static readonly IReadOnlyDictionary<string, string> Hurry = new Dictionary<string, string>
    {
        ["Ingestion__Settling__LedgerInterval"] = "00:00:01",
        ["Ingestion__Settling__RepublishAfter"] = "00:00:10",
        ["Ingestion__Bus__StuckAfter"] = "00:00:20",
    };

    /// <summary>Its name in the table.</summary>
    public abstract string Size { get; }

    public abstract TestFolder Folder { get; }

    public abstract Store Store { get; }

    /// <summary>The processes it is made of.</summary>
    public abstract IReadOnlyList<string> Programs { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The process of a program.</summary>
    public abstract ServiceProcess this[string program] { get; }

    /// <summary>Starts all and waits until pages may come.</summary>
    public abstract Task StartAsync();

    /// <summary>The name of the Fetcher that works beside the first one; empty while none does.</summary>
    protected string NameOfAnother { get; set; } = "";

    /// <summary>Starts a program in the place of its former process.</summary>
    /// <param name="program">One of the programs, or <see cref="AnotherFetcher"/>.</param>
    /// <param name="settings">More settings of it, as environment variables.</param>
    public abstract void Start(string program, params (string Name, string Value)[] settings);

    /// <summary>Waits until a program works.</summary>
    protected abstract Task StartedAsync(string program);

    /// <summary>Starts one more Fetcher on the same folder, in the place of the one more that was there before.</summary>
    /// <param name="name">Its name among the Fetchers.</param>
    public Task StartAnotherFetcherAsync(string name)
    {
        NameOfAnother = name;
        Start(AnotherFetcher);
        return StartedAsync(AnotherFetcher);
    }

    /// <summary>Kills the Fetcher that was started beside the first, for good.</summary>
    public async Task LoseAnotherFetcherAsync()
    {
        await this[AnotherFetcher].KillAsync();
        NameOfAnother = "";
    }

    /// <summary>Stops all and sees that each ended well.</summary>
    public abstract Task StopAsync();

    /// <summary>The messages left in each queue.</summary>
    public abstract Task<IReadOnlyDictionary<string, uint>> MessagesAsync();

    public async Task KillAndStartAgainAsync(string program)
    {
        await this[program].KillAsync();
        Start(program);
    }

    /// <summary>How many claims have an outcome, and how many pages are somewhere before it.</summary>
    public async Task<Progress> ProgressAsync()
    {
        foreach (var program in NameOfAnother.Length > 0 ? [.. Programs, AnotherFetcher] : Programs)
        {
            if (this[program].WantsToStartAgain)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"{program} ended to be started again");
                Start(program);
            }

            this[program].FailIfEnded();
        }

        try
        {
            return new Progress((await Store.CountAsync()).Total(), Folder.FilesIn("inbox").Count, Folder.FilesIn("claimed").Count);
        }
        catch (StoreException)
        {
            return Progress.Unknown;
        }
    }

    /// <summary>Waits as long as something moves.</summary>
    /// <exception cref="TimeoutException">Nothing did for minutes.</exception>
    public async Task UntilAsync(string what, Func<Progress, bool> isSo)
    {
        var last = Progress.Unknown;
        var moved = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var now = await ProgressAsync();
            if (isSo(now))
                return;
            if (now != last)
                moved = TimeProvider.System.GetTimestamp();
            if (TimeProvider.System.GetElapsedTime(moved) > LongestStandstill)
                throw new TimeoutException($"Waited in vain for {what}: {now}. {Said()}");
            last = now;
            await Task.Delay(Look, Cancellation);
        }
    }

    /// <summary>The last of what the processes wrote.</summary>
    public abstract string Said();

    public abstract ValueTask DisposeAsync();
}

/// <summary>Where the pages are.</summary>
internal sealed record Progress(long Outcomes, int Waiting, int Claimed)
{
    /// <summary>The store does not answer.</summary>
    public static Progress Unknown { get; } = new(-1, -1, -1);

    public bool IsSettled(int pages) => Outcomes >= pages && Waiting == 0 && Claimed == 0;
}
