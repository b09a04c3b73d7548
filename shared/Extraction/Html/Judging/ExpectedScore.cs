using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What precision, recall and F1 of words may be expected of a choice, each piece of text being right with a known probability.</summary>
internal struct ExpectedScore
{
    private double _kept;
    private double _hits;
    private double _likely;
    private double _doubt;
    private double _all;

    /// <summary>The features.</summary>
    public static FeatureLayout Layout { get; } = new("F1", "precision", "recall", "F1 odds", "precision odds", "recall odds", "doubt", "words", "share");

    /// <summary>Counts one piece of text.</summary>
    public void Add(double words, double belief, bool isKept)
    {
        _all += words;
        _likely += words * belief;
        _doubt += words * belief * (1 - belief);
        _kept += isKept ? words : 0;
        _hits += isKept ? words * belief : 0;
    }

    /// <summary>The features.</summary>
    public readonly double[] Features()
    {
        double precision = _hits / Math.Max(_kept, 1), recall = _hits / Math.Max(_likely, 1e-3), f1 = 2 * _hits / Math.Max(_kept + _likely, 1);
        return [f1, precision, recall, LogOdds(f1), LogOdds(precision), LogOdds(recall), Math.Log(_doubt / (_likely + 1) + 0.01), Math.Log(1 + _kept), _kept / (_all + 1)];
    }

    private static double LogOdds(double share) => Math.Log(Math.Clamp(share, 0.002, 0.998) / (1 - Math.Clamp(share, 0.002, 0.998)));
}
