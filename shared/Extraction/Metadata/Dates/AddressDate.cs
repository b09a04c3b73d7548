using System.Globalization;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>Reads the day out of a page's address.</summary>
internal static class AddressDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>As <see cref="TryRead"/>, and <c>/17-05-2024</c>, <c>/2024/may/17/</c> and <c>/2024/may17/</c> too.</summary>
    public static bool TryReadAny(string url, out string iso)
    {
        if (TryRead(url, out iso))
            return true;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return false;
        var path = address.AbsolutePath.AsSpan();
        for (var i = 0; i + 4 <= path.Length; i++)
        {
            if (path[i] is not ('1' or '2') || i + 4 < path.Length && char.IsAsciiDigit(path[i + 4]) || !TryYear(path.Slice(i, 4), out var year))
                continue;
            if (TryDayBefore(path[..i], out var month, out var day) || path[i..] is { Length: > 8 } && path[i + 4] == '/' && TryNamedMonth(path[(i + 5)..], out month, out day))
                if (month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
                {
                    iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                    return true;
                }
        }
        return false;
    }

    /// <summary>The month an address is filed under, <c>/2024/05/</c>, counted from year 0; 0 when it is under none.</summary>
    public static int MonthOf(string url)
    {
        for (var i = 0; i + 8 <= url.Length; i++)
            if (url[i] == '/' && url[i + 5] is '/' or '-' && url[i + 1] is '1' or '2' && TryYear(url.AsSpan(i + 1, 4), out var year)
                && int.TryParse(url.AsSpan(i + 6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                && (i + 8 == url.Length || !char.IsAsciiLetterOrDigit(url[i + 8])))
                return year * 12 + month;
        return 0;
    }

    private static bool TryYear(ReadOnlySpan<char> digits, out int year)
        => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1995 and <= 2035;

    private static bool TryDayBefore(ReadOnlySpan<char> before, out int month, out int day)
    {
        month = day = 0;
        return before is [.., var dash, var first, var second, var last] && last is '-' or '_' or '.' && dash == last
            && int.TryParse([first, second], NumberStyles.None, CultureInfo.InvariantCulture, out month)
            && before.Length >= 6 && int.TryParse(before[^6..^4], NumberStyles.None, CultureInfo.InvariantCulture, out day)
            && (before.Length == 6 || !char.IsAsciiDigit(before[^7]));
    }

    private static bool TryNamedMonth(ReadOnlySpan<char> rest, out int month, out int day)
    {
        month = day = 0;
        for (var i = 0; i < Months.Length; i++)
            if (rest.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase))
                month = i + 1;
        var letters = 0;
        while (letters < rest.Length && char.IsAsciiLetter(rest[letters]))
            letters++;
        if (month == 0 || letters is < 3 or > 9)
            return false;
        rest = rest[letters..].TrimStart("/-");
        var digits = 0;
        while (digits < rest.Length && digits < 3 && char.IsAsciiDigit(rest[digits]))
            digits++;
        return digits is 1 or 2 && int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out day);
    }

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
