using System.Globalization;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>The places a date can stand in.</summary>
internal enum DatePlace
{
    LinkedData, Meta, WeakMeta, ItemProperty, Time, Marked, Address, Line, Opening, Script,
}

/// <summary>What the words before a date say it is.</summary>
internal enum DateLabel
{
    None, Published, Modified, Event,
}

/// <summary>A possible date of publication.</summary>
internal sealed class DateCandidate
{
    public DateCandidate(string iso, string origin, DatePlace place)
    {
        Iso = iso;
        Origin = origin;
        Place = place;
        Day = DayOf(iso);
        UniversalDay = iso.Length > 16 && DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateOnly.FromDateTime(instant.UtcDateTime).DayNumber
            : Day;
    }

    public string Iso { get; }

    /// <summary>Where it stands, in words.</summary>
    public string Origin { get; }

    public DatePlace Place { get; }

    /// <summary>The calendar day as written, as a number.</summary>
    public int Day { get; }

    /// <summary>The calendar day at Greenwich.</summary>
    public int UniversalDay { get; }

    public DateLabel Label { get; init; }

    /// <summary>Marks of the element and around it; 0 for what stands in the head.</summary>
    public ulong Marks { get; init; }

    /// <summary>Index of the text block it stands in or before; -1 for what stands in the head.</summary>
    public int Block { get; init; } = -1;

    /// <summary>Length of the text it stands in.</summary>
    public int TextLength { get; init; }

    /// <summary>Rank of the name of a <c>meta</c>, or the place among others of its kind.</summary>
    public int Rank { get; init; }

    /// <summary>Whether the page itself calls it the date of publication.</summary>
    public bool IsExplicit => Label != DateLabel.Modified && (Label == DateLabel.Published || Place is DatePlace.LinkedData or DatePlace.Meta or DatePlace.ItemProperty);

    public bool HasClock => Iso.Length > 10;

    public bool HasZone => Iso.Length > 16 && (Iso[^1] == 'Z' || Iso[^6] is '+' or '-');

    public static int DayOf(string iso)
        => iso.Length >= 10 && DateOnly.TryParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : 0;
}
