namespace Ingestion.Extraction.Models;

/// <summary>How much a key (a word, a phrase, a class name, a part of an address) speaks for body (above 0) or furniture (below 0).</summary>
internal abstract class KeyWeights
{
    /// <summary>The weight of a key; 0 when it is unknown.</summary>
    public abstract float Of(ReadOnlySpan<char> key);
}
