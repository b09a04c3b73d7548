using System.Globalization;
using System.Reflection;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>A logistic regression: a line a feature with its name and weight, the first without a name.</summary>
internal sealed class LogisticModel
{
    private readonly double[] _weights;

    private LogisticModel(double[] weights) => _weights = weights;

    /// <summary>Reads the model in an embedded resource.</summary>
    /// <exception cref="InvalidDataException">It was fitted to other features.</exception>
    public static LogisticModel Load(string resource, IReadOnlyList<string> names)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The library was built without its resource {resource}.");
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToArray();
        if (!rows.Select(row => row[0]).SequenceEqual(["", .. names]))
            throw new InvalidDataException($"{resource} was fitted to other features than the page has: fit it again with tests/quality/fit_confidence.py.");
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
