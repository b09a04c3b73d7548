using Ingestion.Contracts;

namespace Ingestion.Extraction.Metadata;

/// <summary>A value that the page gives for a field, and where it stands.</summary>
internal readonly record struct Candidate(string Value, string Origin);

/// <summary>A field's chosen value, with what lost against it.</summary>
internal sealed class FieldChoice(string field)
{
    private const int MaximumLost = 5;

    private readonly List<Candidate> _candidates = [];

    public string Value => _candidates.Count > 0 ? _candidates[0].Value : "";

    public IReadOnlyList<Candidate> Candidates => _candidates;

    /// <summary>Adds a value behind those that stand there; empty ones do not count.</summary>
    public void Add(string? value, string origin)
    {
        value = value?.Trim();
        if (!string.IsNullOrEmpty(value))
            _candidates.Add(new Candidate(value, origin));
    }

    /// <summary>Puts the winner of a vote first.</summary>
    public void Choose(int index)
    {
        var chosen = _candidates[index];
        _candidates.RemoveAt(index);
        _candidates.Insert(0, chosen);
    }

    public void AddTo(List<FieldOrigin> origins)
    {
        if (_candidates.Count == 0)
            return;
        var lost = new List<LostCandidate>();
        for (var i = 1; i < _candidates.Count && lost.Count < MaximumLost; i++)
            if (_candidates[i].Value != Value && !lost.Exists(other => other.Value == _candidates[i].Value))
                lost.Add(new LostCandidate { Value = _candidates[i].Value, Origin = _candidates[i].Origin });
        origins.Add(new FieldOrigin { Field = field, Origin = _candidates[0].Origin, Lost = lost });
    }
}
