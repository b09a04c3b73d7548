using System.Globalization;

namespace Ingestion.Pipeline.Tests.Faults;

/// <summary>What faults did to a load of pages.</summary>
/// <param name="size">The size they struck.</param>
internal sealed class FaultTable(string size)
{
    private readonly Dictionary<string, (int Strikes, int Pages, TimeSpan Recovery)> _faults = [];

    /// <summary>Adds a strike.</summary>
    /// <param name="fault">What went wrong.</param>
    /// <param name="pages">The pages that came meanwhile.</param>
    /// <param name="recovery">The time from its end to the next outcome.</param>
    public void Add(string fault, int pages, TimeSpan recovery)
    {
        var (strikes, before, longest) = _faults.GetValueOrDefault(fault);
        _faults[fault] = (strikes + 1, before + pages, recovery > longest ? recovery : longest);
    }

    /// <summary>A row a fault and one for all, in Markdown: fault, size, strikes, pages, lost, doubled, longest recovery in seconds.</summary>
    /// <param name="lost">Pages without an outcome, and articles that are not in the store.</param>
    /// <param name="doubled">Outcomes beyond one a page, and articles beyond one a text.</param>
    public IEnumerable<string> Rows(long lost, long doubled)
    {
        foreach (var (fault, (strikes, pages, recovery)) in _faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
            yield return string.Create(CultureInfo.InvariantCulture, $"| {fault} | {size} | {strikes} | {pages:N0} | | | {recovery.TotalSeconds:0.0} |");
        var all = _faults.Values;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"| **all** | {size} | {all.Sum(fault => fault.Strikes)} | {all.Sum(fault => fault.Pages):N0} | {lost} | {doubled} | {all.Max(fault => fault.Recovery).TotalSeconds:0.0} |");
    }
}
