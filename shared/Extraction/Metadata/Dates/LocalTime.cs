using System.Globalization;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>
/// Gives an instant in the place's own time where the page has both: machines write Greenwich time, and the same minute
/// stands elsewhere on the page with another hour, by which the offset is known.
/// </summary>
internal static class LocalTime
{
    // Offsets reach from -12:00 to +14:00 (IANA time zone database); those that are no half hours are too rare to tell from chance.
    private const int LeastMinutes = -12 * 60;
    private const int MostMinutes = 14 * 60;
    private const int Step = 30;

    public static string Of(DateCandidate chosen, List<DateCandidate> candidates)
    {
        if (!chosen.HasZone || !IsGreenwich(chosen.Iso) || !TryWall(chosen.Iso, out var wall))
            return chosen.Iso;
        foreach (var other in candidates)
        {
            // Only the first of a place: further ones are other works' and comments'.
            if (!other.HasClock || other.Rank > 0 && other.Block >= 0 || other.HasZone && (IsGreenwich(other.Iso) || other.UniversalDay != chosen.UniversalDay) || !TryWall(other.Iso, out var local))
                continue;
            // A clock without seconds agrees with any second.
            var hasSeconds = local.Second != 0;
            var minutes = (int)(local.AddSeconds(-local.Second) - wall.AddSeconds(-wall.Second)).TotalMinutes;
            if (hasSeconds && local.Second != wall.Second || minutes == 0 || minutes % Step != 0 || minutes is < LeastMinutes or > MostMinutes)
                continue;
            var seconds = chosen.Iso[16] == ':' ? wall.ToString(":ss", CultureInfo.InvariantCulture) : "";
            return string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd'T'HH:mm}{seconds}{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");
        }
        return chosen.Iso;
    }

    private static bool IsGreenwich(string iso) => iso.EndsWith('Z') || iso.EndsWith("+00:00", StringComparison.Ordinal);

    private static bool TryWall(string iso, out DateTime wall)
        => DateTime.TryParseExact(iso.AsSpan(0, iso.Length >= 19 && iso[16] == ':' ? 19 : 16), ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out wall);
}
