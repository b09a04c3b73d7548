using Ingestion.Contracts;

namespace Ingestion.Fetcher.Settling;

/// <summary>Is told of every claim that ended. Any number of them can be registered as services.</summary>
public interface IOutcomeObserver
{
    /// <summary>A claim has its outcome and its file was moved. Called once a claim, from several threads.</summary>
    void Settled(Claim claim, Outcome outcome);
}
