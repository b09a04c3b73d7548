namespace Ingestion.Extraction.Models;

/// <summary>What the code asks a model and what it takes from it; the model's file must have been fitted to the same.</summary>
/// <param name="Resource">Name of the embedded file.</param>
/// <param name="Family">The models that are fitted together with it, as tests/training/fit names them.</param>
/// <param name="Features">The features it is asked by. Of a table of words' weights, the sorts of keys that are looked up.</param>
/// <param name="Outputs">What it tells, in order.</param>
internal sealed record ModelSignature(string Resource, string Family, FeatureLayout Features, params IReadOnlyList<string> Outputs);
