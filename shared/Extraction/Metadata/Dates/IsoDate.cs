using System.Globalization;

namespace Ingestion.Extraction.Metadata.Dates;

/// <summary>Machine-written dates: ISO 8601 with the liberties pages take, and Unix time.</summary>
internal static class IsoDate
{
    /// <summary>In minutes: no place is further from UTC than 14 hours.</summary>
    private const int FurthestOffset = 14 * 60;

    /// <summary>Reads <c>2025-04-07</c>, <c>2025-04-07T17:56:38.123+0200</c>, <c>20250407</c>, <c>2025/04/07 17:56</c> and Unix seconds or milliseconds, and keeps their precision and zone.</summary>
    public static bool TryRead(string value, out string iso)
    {
        iso = "";
        var text = value.AsSpan().Trim(" \t\r\n\"'");
        if (text.Length is 10 or 13 && !text.ContainsAnyExceptInRange('0', '9'))
            return TryUnix(text, out iso);
        if (text.Length < 8 || !TryNumber(text[..4], out var year) || year is < 1900 or > 2100)
            return false;
        var isDense = char.IsAsciiDigit(text[4]);
        if (!isDense && text[4] is not ('-' or '/' or '.'))
            return false;
        var rest = text[(isDense ? 4 : 5)..];
        if (!TakeNumber(ref rest, out var month) || !isDense && !TakeSeparator(ref rest) || !TakeNumber(ref rest, out var day)
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || !rest.IsEmpty && char.IsAsciiDigit(rest[0]))
            return false;
        iso = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
        rest = rest.TrimStart();
        if (!rest.IsEmpty && rest[0] is 'T' or 't')
            rest = rest[1..];
        if (TryClock(rest, out var clock))
            iso += clock;
        return true;
    }

    private static bool TryClock(ReadOnlySpan<char> text, out string clock)
    {
        clock = "";
        if (text.Length < 5 || !TryNumber(text[..2], out var hour) || text[2] != ':' || !TryNumber(text.Slice(3, 2), out var minute) || hour > 23 || minute > 59)
            return false;
        var rest = text[5..];
        clock = string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}");
        if (rest.Length >= 3 && rest[0] == ':' && TryNumber(rest.Slice(1, 2), out var second) && second < 60)
        {
            clock += string.Create(CultureInfo.InvariantCulture, $":{second:00}");
            rest = rest[3..];
            if (!rest.IsEmpty && rest[0] is '.' or ',')
            {
                rest = rest[1..];
                while (!rest.IsEmpty && char.IsAsciiDigit(rest[0]))
                    rest = rest[1..];
            }
        }
        rest = rest.TrimStart();
        if (rest is ['Z' or 'z', ..] || rest.StartsWith("UTC") || rest.StartsWith("GMT"))
            clock += "Z";
        else if (rest.Length >= 5 && rest[0] is '+' or '-' && TryNumber(rest.Slice(1, 2), out var hours))
        {
            var minutes = rest[3] == ':' ? rest[4..] : rest[3..];
            if (minutes.Length >= 2 && TryNumber(minutes[..2], out var offset) && offset < 60 && hours * 60 + offset <= FurthestOffset)
                clock += string.Create(CultureInfo.InvariantCulture, $"{rest[0]}{hours:00}:{offset:00}");
        }
        return true;
    }

    private static bool TryUnix(ReadOnlySpan<char> digits, out string iso)
    {
        iso = "";
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var instant = digits.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
        if (instant.Year is < 1995 or > 2100)
            return false;
        iso = instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return true;
    }

    private static bool TakeNumber(ref ReadOnlySpan<char> text, out int value)
    {
        var length = text.Length > 1 && char.IsAsciiDigit(text[1]) ? 2 : 1;
        value = 0;
        if (text.Length < length || !TryNumber(text[..length], out value))
            return false;
        text = text[length..];
        return true;
    }

    private static bool TakeSeparator(ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('-' or '/' or '.'))
            return false;
        text = text[1..];
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int value)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
