using System.Globalization;

namespace Ingestion.Extraction.Models;

/// <summary>Reads models that are lines of a key and a weight for each output, parted by tabs.</summary>
internal static class KeyedRows
{
    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static IEnumerable<(string Key, float[] Weights)> Load(ModelSignature signature)
    {
        using var reader = ModelFile.LoadText(signature);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var fields = line.Split('\t');
            if (fields.Length != signature.Outputs.Count + 1)
                throw new InvalidDataException($"{signature.Resource} has a line with {fields.Length} columns instead of {signature.Outputs.Count + 1}: {line}");
            yield return (fields[0], Array.ConvertAll(fields[1..], field => float.Parse(field, CultureInfo.InvariantCulture)));
        }
    }
}
