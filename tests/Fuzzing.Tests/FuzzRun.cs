using System.Diagnostics;
using System.Security.Cryptography;
using Ingestion.Fuzzing.Tests.Coverage;
using Ingestion.Fuzzing.Tests.Mutation;
using Ingestion.Fuzzing.Tests.Targets;

namespace Ingestion.Fuzzing.Tests;

/// <summary>
/// Sends changed inputs through a target for a while, and goes on from those that took new branches. The first input that
/// throws, or does not come back, ends the run.
/// </summary>
internal sealed class FuzzRun(FuzzTarget target, int seed, TimeSpan duration)
{
    /// <summary>Far beyond the longest that any input of these sizes may take.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private byte[] _running = [];
    private long _runningSince = Stopwatch.GetTimestamp();

    /// <summary>Inputs that were tried.</summary>
    public long Tried { get; private set; }

    /// <summary>Inputs that took new branches.</summary>
    public int Kept { get; private set; }

    /// <summary>Branches that were reached.</summary>
    public int Reached { get; private set; }

    /// <summary>Runs to the end of the time or the first wrong input.</summary>
    public async Task<FoundCase?> ToEndAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A thread of its own: one that hangs can only be left behind.
        var loop = Task.Factory.StartNew(() => Loop(ended.Token), ended.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!loop.IsCompleted)
        {
            // A hang sends no event: it is the time that passes without one.
            await Task.WhenAny(loop, Task.Delay(Hang / 4, cancellationToken));
            lock (_lock)
            {
                if (!loop.IsCompleted && Stopwatch.GetElapsedTime(_runningSince) > Hang)
                    return Found($"It did not come back within {Hang.TotalSeconds} s.");
            }
        }
        return await loop;
    }

    private FoundCase? Loop(CancellationToken cancellationToken)
    {
        using var code = new InstrumentedCode();
        var counts = new BranchCounts();
        var run = code.Open(target.Name);
        var random = new Random(seed);
        var mutator = new Mutator(random, target.Tokens, target.MostBytes);
        var pool = new List<byte[]>();
        var started = Stopwatch.GetTimestamp();
        foreach (var input in target.FirstInputs())
        {
            if (Try(run, counts, input, pool) is { } wrong)
                return wrong;
        }
        while (Stopwatch.GetElapsedTime(started) < duration && !cancellationToken.IsCancellationRequested)
        {
            if (Try(run, counts, mutator.Changed(Any(), Any()), pool) is { } wrong)
                return wrong;
        }
        Reached = counts.Reached;
        return null;

        // What came last is the least explored.
        byte[] Any() => pool[random.Next(2) == 0 ? random.Next(pool.Count) : pool.Count - 1 - random.Next(Math.Min(pool.Count, 20))];
    }

    private FoundCase? Try(Action<byte[]> run, BranchCounts counts, byte[] input, List<byte[]> pool)
    {
        lock (_lock)
        {
            _running = input;
            _runningSince = Stopwatch.GetTimestamp();
        }
        counts.Clear();
        Tried++;
        try
        {
            run(input);
        }
#pragma warning disable CA1031 // Whatever it throws is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Found(exception.ToString());
        }
        if (counts.AddNew() || pool.Count == 0)
        {
            pool.Add(input);
            Kept = pool.Count;
        }
        return null;
    }

    private FoundCase Found(string what)
    {
        var name = $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(_running))[..12]}";
        var path = Path.Combine(Path.GetTempPath(), name);
        File.WriteAllBytes(path, _running);
        return new FoundCase(path, what);
    }
}

/// <summary>An input that went wrong.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="What">The exception, or that there was no end.</param>
internal sealed record FoundCase(string Path, string What);
