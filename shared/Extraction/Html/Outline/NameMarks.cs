namespace Ingestion.Extraction.Html.Outline;

/// <summary>The marks of the class and id names of one page. Most classes stand on many elements: each is read, and kept as a string, once.</summary>
internal sealed class NameMarks
{
    private readonly Dictionary<string, (string Names, Marks Marks)> _classes = new(StringComparer.Ordinal);

    /// <summary>The value of an element's <c>class</c>, and the marks of its <c>class</c> and <c>id</c>.</summary>
    public (string ClassNames, Marks Marks) Of(in ElementAttributes attributes)
    {
        var (names, marks) = attributes.Class.IsEmpty ? ("", Marks.None) : OfClass(attributes.Class);
        return (names, attributes.Id.IsEmpty ? marks : marks | MarkWords.Of(attributes.Id));
    }

    private (string Names, Marks Marks) OfClass(ReadOnlySpan<char> names)
    {
        var classes = _classes.GetAlternateLookup<ReadOnlySpan<char>>();
        if (classes.TryGetValue(names, out var known))
            return known;
        known = (names.ToString(), MarkWords.Of(names));
        _classes[known.Names] = known;
        return known;
    }
}
