namespace Ingestion.Extraction.Models;

/// <summary>Writes named features one after another, so that their order stands in one place only.</summary>
internal ref struct FeatureRow(Span<float> values, List<string>? names = null)
{
    private readonly Span<float> _values = values;

    public int Count { get; private set; }

    public void Add(string name, float value)
    {
        names?.Add(name);
        _values[Count++] = value;
    }

    public void Add(string name, bool value) => Add(name, value ? 1f : 0f);

    /// <summary>For counts and lengths, whose ratios matter more than their differences.</summary>
    public void AddLog(string name, float value) => Add(name, MathF.Log(1 + Math.Max(0, value)));
}
