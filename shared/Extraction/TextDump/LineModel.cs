using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// Tells for each line of a page how likely it is body, headline, byline or date: a network that reads the lines from the
/// first to the last and back. Fitted by tests/training.
/// </summary>
internal sealed class LineModel
{
    private const string Family = "lines";

    private static readonly Lazy<LineModel> LazilyFitted = new(Read);

    /// <summary>What the network is asked.</summary>
    public static ModelSignature Signature { get; } = new("lines.gru", Family, LineFeatures.Layout, JudgedLines.Outputs);

    /// <summary>What the lexicon is asked.</summary>
    public static ModelSignature LexiconSignature { get; } = new("lines.lexicon", Family, LineLexicon.Layout, "body");

    /// <summary>The model that ships with the library.</summary>
    public static LineModel Fitted => LazilyFitted.Value;

    /// <summary>What words say.</summary>
    public required LineLexicon Lexicon { get; init; }

    /// <summary>The network.</summary>
    public required RecurrentNetwork Network { get; init; }

    /// <summary>What each line is likely to be.</summary>
    public JudgedLines Judge(DumpContext page, CancellationToken cancellationToken) =>
        new(Network.Probabilities(LineFeatures.Of(page, Array.ConvertAll(page.Words, Lexicon.Odds), cancellationToken), cancellationToken));

    private static LineModel Read() => new()
    {
        Lexicon = LineLexicon.Load(LexiconSignature),
        Network = RecurrentNetwork.Load(Signature),
    };
}
