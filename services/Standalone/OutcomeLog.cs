using System.Threading.Channels;
using Ingestion.Contracts;
using Ingestion.Fetcher.Settling;

namespace Ingestion.Standalone;

/// <summary>The outcomes of this run, counted, and handed on to be printed.</summary>
internal sealed class OutcomeLog : IOutcomeObserver
{
    private readonly Channel<(Claim Claim, Outcome Outcome)> _outcomes = Channel.CreateUnbounded<(Claim, Outcome)>();
    private readonly int[] _counts = new int[Enum.GetValues<OutcomeKind>().Length];

    /// <summary>The outcomes, as they come.</summary>
    public ChannelReader<(Claim Claim, Outcome Outcome)> Outcomes => _outcomes.Reader;

    /// <summary>How many ended so.</summary>
    public int this[OutcomeKind kind] => Volatile.Read(ref _counts[(int)kind]);

    /// <inheritdoc />
    public void Settled(Claim claim, Outcome outcome)
    {
        Interlocked.Increment(ref _counts[(int)outcome.Kind]);
        _outcomes.Writer.TryWrite((claim, outcome));
    }

    /// <summary>No more outcomes come.</summary>
    public void Complete() => _outcomes.Writer.TryComplete();

    /// <summary>Counts everything in one sentence.</summary>
    public string Summary()
    {
        var total = _counts.Sum();
        return $"{total:N0} {(total == 1 ? "page" : "pages")}: {this[OutcomeKind.Indexed]:N0} indexed, {this[OutcomeKind.Rejected]:N0} rejected, {this[OutcomeKind.Failed]:N0} failed.";
    }
}
