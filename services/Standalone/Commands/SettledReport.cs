using System.CommandLine;
using Ingestion.Fetcher.Settling;
using Ingestion.Standalone.Output;
using Ingestion.Storage;
using Spectre.Console;

namespace Ingestion.Standalone.Commands;

/// <summary>Tells the user and the ledger what is, or was, done with rejected and failed files.</summary>
internal sealed class SettledReport(Terminal terminal)
{
    /// <summary>Shows what would be done.</summary>
    /// <param name="files">The files that are meant.</param>
    /// <param name="what">Such as <c>would be removed for good</c>.</param>
    /// <returns>The exit code.</returns>
    public int Preview(IReadOnlyList<SettledFile> files, string what)
    {
        if (files.Count > 0)
            SettledGroup.Print(terminal.Pretty, SettledGroup.Of(files));
        terminal.Pretty.WriteLine(files.Count == 0 ? "No file is meant by that." : $"{Count(files.Count)} {what}: add --yes to do it.");
        return 0;
    }

    /// <summary>Says what was done, and enters it into the ledger: a store that can't be had does not undo it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="result">What was done.</param>
    /// <param name="what">Such as <c>removed</c>.</param>
    /// <param name="kind">The same for the ledger.</param>
    /// <param name="cancellationToken">Stops the entering.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> DoneAsync(ParseResult parsed, SettledFilesResult result, string what, HandlingKind kind, CancellationToken cancellationToken)
    {
        foreach (var problem in result.Problems)
            terminal.Complain(problem);
        terminal.Pretty.WriteLine($"{Count(result.Files.Count)} {what}.");
        try
        {
            await using var store = OpenedStore.Open(DataFolder.Configuration(parsed));
            await store.Curation.RecordAsync([.. result.Files.Select(file => file.ClaimId).Where(claimId => claimId != Guid.Empty)], kind, cancellationToken);
        }
        catch (StoreException exception)
        {
            terminal.Complain($"The ledger could not be told, the files are {what} all the same. {exception.Message}");
            return 1;
        }
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static string Count(int files) => $"{files:N0} {(files == 1 ? "file" : "files")}";
}
