using Ingestion.Contracts;

namespace Ingestion.Indexer;

/// <summary>The outcomes that are our fault.</summary>
internal static class Failure
{
    /// <summary>An exception outlived its retries.</summary>
    public static Outcome ByException(Stage stage, ExceptionRecord exception) => new()
    {
        Kind = OutcomeKind.Failed,
        Reason = Reason.Exception,
        Exception = exception,
        Sentence = $"{stage} failed with {exception.Type}: {exception.Message} Send the page again with 'ingest retry'; if it fails again, report it.",
        Stage = stage,
    };

    /// <summary>The page killed its consumer each time it was delivered.</summary>
    public static Outcome ByCrash(Stage stage) => new()
    {
        Kind = OutcomeKind.Failed,
        Reason = Reason.Crashed,
        Sentence = $"The page killed the {(stage == Stage.Parse ? "Parser" : "Indexer")} each time it was tried: report it with the page; 'ingest retry' sends it again after an update.",
        Stage = stage,
    };
}
