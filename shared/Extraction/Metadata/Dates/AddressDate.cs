using System.Globalization;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>Reads the day out of a page's address.</summary>
internal static class AddressDate
{
    /// <summary>A day in a path such as <c>/2024/05/17/</c>, <c>/2024-05-17-</c> or <c>/20240517/</c>.</summary>
    public static bool TryRead(string url, out string iso)
    {
        iso = "";
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        var path = address.AbsolutePath.AsSpan();
        for (var i = 0; i + 8 <= path.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(path[i - 1]) || path[i] is not ('1' or '2') || !int.TryParse(path.Slice(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1995 or > 2035)
                continue;
            var rest = path[(i + 4)..];
            var separator = rest[0];
            int month, day;
            if (char.IsAsciiDigit(separator))
            {
                if (rest.Length < 4 || !int.TryParse(rest[..2], NumberStyles.None, CultureInfo.InvariantCulture, out month) || !int.TryParse(rest.Slice(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out day)
                    || rest.Length > 4 && char.IsAsciiDigit(rest[4]))
                    continue;
            }
            else
            {
                if (separator is not ('/' or '-' or '_' or '.'))
                    continue;
                rest = rest[1..];
                var next = rest.IndexOf(separator);
                if (next is < 1 or > 2 || !int.TryParse(rest[..next], NumberStyles.None, CultureInfo.InvariantCulture, out month))
                    continue;
                rest = rest[(next + 1)..];
                var digits = 0;
                while (digits < rest.Length && digits < 3 && char.IsAsciiDigit(rest[digits]))
                    digits++;
                if (digits is < 1 or > 2 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out day))
                    continue;
            }
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
                continue;
            iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
            return true;
        }
        return false;
    }
}
