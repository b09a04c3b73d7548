using System.Globalization;

namespace Ingestion.Extraction.Models;

/// <summary>A logistic regression: a line a feature with its name and weight, above them one without a name, the intercept.</summary>
internal sealed class LogisticModel
{
    private readonly double[] _weights;

    private LogisticModel(double[] weights) => _weights = weights;

    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features.</exception>
    public static LogisticModel Load(ModelSignature signature)
    {
        using var reader = ModelFile.LoadText(signature);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        if (!rows.Select(row => row[0]).SequenceEqual(["", .. signature.Features.Names]))
            throw new InvalidDataException($"{signature.Resource} has lines for other features than it names.");
        return new([.. rows.Select(row => double.Parse(row[1], CultureInfo.InvariantCulture))]);
    }

    /// <summary>The probability for one row of features.</summary>
    public double Probability(ReadOnlySpan<double> row)
    {
        var odds = _weights[0];
        for (var i = 0; i < row.Length; i++)
            odds += _weights[i + 1] * row[i];
        return 1 / (1 + Math.Exp(-odds));
    }
}
