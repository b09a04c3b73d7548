using Ingestion.Contracts;
using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Gives back what large pages leave behind. A page of 10 MiB makes some 200 MB of garbage in few, large objects; on a
/// machine with much memory the collector alone lets gigabytes of it lie.
/// </summary>
internal sealed class MemoryRelief : IConsumeObserver
{
    /// <summary>A process takes less than this while the pages are of the usual sizes.</summary>
    private const long Usual = 160L * 1024 * 1024;

    /// <summary>What the process may grow by before it is looked at again: where much memory is in use, little can be given back.</summary>
    private const long Growth = 32L * 1024 * 1024;

    private const long LargePage = 2L * 1024 * 1024;

    private long _bound = Usual;
    private int _isBusy;

    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        // A large page begins with all the room there is.
        GiveBack(context.Message is PageFetched { Claim.Size: > LargePage } ? Usual : Volatile.Read(ref _bound));
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context)
        where T : class
    {
        GiveBack(Volatile.Read(ref _bound));
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class
    {
        GiveBack(Volatile.Read(ref _bound));
        return Task.CompletedTask;
    }

    private void GiveBack(long bound)
    {
        if (Environment.WorkingSet <= bound || Interlocked.Exchange(ref _isBusy, 1) == 1)
            return;
        try
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            Volatile.Write(ref _bound, Math.Max(Usual, Environment.WorkingSet + Growth));
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
