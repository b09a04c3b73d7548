using System.Globalization;

namespace Ingestion.Extraction.Fields;

/// <summary>
/// Reads a date that people wrote, in any of some thirty languages, as ISO 8601. It says no more than the text: no
/// time, zone or century is added, a date without a year or that the calendar does not have is none, and neither is
/// one like 03/04/2025 unless the language tells the day from the month.
/// </summary>
public static class DateReader
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2100;

    // Thai years count from 543 BC.
    private const int BuddhistEra = 543;

    /// <summary>Reads the first date of a text in an unknown language.</summary>
    /// <param name="text">A date, or a line that has one.</param>
    /// <param name="iso"><c>2025-04-07</c>, <c>2025-04-07T17:56</c>, <c>2025-04-07T17:56:38</c>, the last two with <c>Z</c> or <c>+02:00</c> where the text has a zone; empty when there is no date.</param>
    public static bool TryRead(string text, out string iso) => TryRead(text, "", out iso);

    /// <summary>Reads the first date of a text.</summary>
    /// <param name="text">A date, or a line that has one.</param>
    /// <param name="language">A BCP 47 tag such as <c>de</c> or <c>en-US</c>; empty when unknown. It decides dates like 03/04/2025; <c>en</c> alone does not.</param>
    /// <param name="iso">As in <see cref="TryRead(string, out string)"/>.</param>
    public static bool TryRead(string text, string language, out string iso)
    {
        var found = TryFind(text, language, out var date);
        iso = date.Iso;
        return found;
    }

    /// <summary>Finds the first date of a text, and its place.</summary>
    internal static bool TryFind(string text, string language, out FoundDate date)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(language);
        var tokens = DateTokens.Read(text, language);
        for (var index = 0; index < tokens.Count; index++)
        {
            if (tokens[index].Kind is not (DateTokenKind.Number or DateTokenKind.Month) || IsTail(tokens, index))
                continue;
            var cursor = new DateCursor(tokens, index);
            if (!TryDay(ref cursor, language, out var day) || GoesOn(tokens, cursor.Index))
                continue;
            var last = tokens[cursor.Index - 1];
            var first = tokens[index];
            var time = ClockReader.After(tokens, ref cursor);
            var start = first.Start;
            if (time.Length == 0)
                time = ClockReader.Before(tokens, index, ref start);
            else
                last = tokens[cursor.Index - 1];
            date = new(
                day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time, start, last.Start + last.Length - start);
            return true;
        }

        date = new("", 0, 0);
        return false;
    }

    // The 25 of 1.25.2024.03 or of a version number begins no date.
    private static bool IsTail(List<DateToken> tokens, int index) =>
        index >= 2
        && !tokens[index].Spaced
        && tokens[index - 1] is { Kind: DateTokenKind.Mark, Value: '.' or '/' or '-' or ':', Spaced: false }
        && tokens[index - 2].Kind == DateTokenKind.Number;

    // Nor is what a further number is joined to.
    private static bool GoesOn(List<DateToken> tokens, int index) =>
        index + 1 < tokens.Count
        && tokens[index] is { Kind: DateTokenKind.Mark, Value: '.' or '/', Spaced: false }
        && tokens[index + 1] is { Kind: DateTokenKind.Number, Spaced: false };

    private static bool TryDay(ref DateCursor cursor, string language, out DateOnly day)
    {
        var start = cursor.Index;
        if (TryYearFirst(ref cursor, out day))
            return true;
        cursor.Index = start;
        if (TryDayMonthYear(ref cursor, out day))
            return true;
        cursor.Index = start;
        if (TryMonthDayYear(ref cursor, out day))
            return true;
        cursor.Index = start;
        return TryNumeric(ref cursor, language, out day);
    }

    // 2025-04-07, 2025/4/7, 2025.04.07., 2025年4月7日, 2025년 4월 7일, 2025. április 7., 2025 m. balandžio 7 d., 20250407T1756.
    private static bool TryYearFirst(ref DateCursor cursor, out DateOnly day)
    {
        day = default;
        if (!cursor.TryNumber(out var year, out var digits))
            return false;
        if (digits == 8)
            return (cursor.AtEnd || cursor.PeekWord("t")) && Make(year / 10000, year / 100 % 100, year % 100, out day);
        if (digits != 4)
            return false;
        var separator = cursor.SkipOneOf("-/.年년");
        if (separator is '年' or '년')
        {
            return cursor.TryNumber(out var eastMonth, out _) && cursor.SkipOneOf("月월") != 0
                && cursor.TryNumber(out var eastDay, out _) && cursor.SkipOneOf("日일号號") != 0
                && Make(year, eastMonth, eastDay, out day);
        }

        cursor.SkipWords("m", "de");
        cursor.SkipOneOf(".,");
        if (cursor.TryMonth(out var month))
        {
            cursor.SkipOneOf(".,-");
            return cursor.TryNumber(out var dayOfMonth, out _) && Make(year, month, dayOfMonth, out day);
        }

        return separator != 0
            && cursor.TryNumber(out month, out var monthDigits) && monthDigits <= 2
            && cursor.SkipOneOf(((char)separator).ToString()) != 0
            && cursor.TryNumber(out var last, out var dayDigits) && dayDigits <= 2
            && Make(year, month, last, out day);
    }

    // 7 April 2025, 7. April 2025, 7th of April, 2025, 7 de abril de 2025, le 1er avril 2025, 7-Apr-2025, ngày 7 tháng 4 năm 2025.
    private static bool TryDayMonthYear(ref DateCursor cursor, out DateOnly day)
    {
        day = default;
        if (!cursor.TryNumber(out var dayOfMonth, out var digits) || digits > 2)
            return false;
        cursor.SkipWords("st", "nd", "rd", "th", "er", "re", "e", "eme", "a", "o", "º", "ª");
        cursor.SkipOneOf(".-/,º°ª");
        cursor.SkipWords("de", "of", "di", "d", "del", "do", "da", "ta'", "ב");
        int month;
        if (cursor.PeekWord("thang"))
        {
            cursor.Index++;
            if (!cursor.TryNumber(out month, out _))
                return false;
        }
        else if (!cursor.TryMonth(out month))
        {
            return false;
        }

        cursor.SkipOneOf(".,-/");
        cursor.SkipOneOf(",");
        cursor.SkipWords("de", "del", "of", "nam", "ad", "พศ", "anul");
        return cursor.TryNumber(out var year, out digits) && digits == 4 && Make(Gregorian(year), month, dayOfMonth, out day);
    }

    // April 7, 2025, Apr. 7th 2025, Mon Apr 7 17:56:38 CEST 2025.
    private static bool TryMonthDayYear(ref DateCursor cursor, out DateOnly day)
    {
        day = default;
        if (!cursor.TryMonth(out var month))
            return false;
        cursor.SkipOneOf(".-");
        cursor.SkipWords("the");
        if (!cursor.TryNumber(out var dayOfMonth, out var digits) || digits > 2)
            return false;
        cursor.SkipWords("st", "nd", "rd", "th");
        cursor.SkipOneOf(",.-،");
        return cursor.TryNumber(out var year, out digits) && digits == 4 && Make(year, month, dayOfMonth, out day);
    }

    private static bool TryNumeric(ref DateCursor cursor, string language, out DateOnly day)
    {
        day = default;
        if (!cursor.TryNumber(out var first, out var digits) || digits > 2)
            return false;
        var isPadded = digits == 2;
        var separator = cursor.SkipOneOf("./-");
        if (separator == 0
            || !cursor.TryNumber(out var second, out digits) || digits > 2
            || cursor.SkipOneOf(((char)separator).ToString()) == 0
            || !cursor.TryNumber(out var year, out var yearDigits) || yearDigits is not (2 or 4))
        {
            return false;
        }

        isPadded &= digits == 2;
        if (yearDigits == 2)
        {
            // Two digits say a year only where the order is beyond doubt, and mean this century. Full stops part a date
            // where the day comes first, in English too; a version number is not filled up with zeros.
            if (separator != '.' || DayComesFirst(language) == false
                || (DayComesFirst(language) is null && !(isPadded && language.StartsWith("en", StringComparison.OrdinalIgnoreCase))))
                return false;
            year += 2000;
        }

        var dayFirst = first > 12 || (second <= 12 && (separator == '.' || first == second || DayComesFirst(language) == true));
        var monthFirst = second > 12 || (!dayFirst && DayComesFirst(language) == false);
        return dayFirst
            ? Make(year, second, first, out day)
            : monthFirst && Make(year, first, second, out day);
    }

    /// <summary>Whether a language writes day before month; null when it is not known, or when its countries differ.</summary>
    private static bool? DayComesFirst(string language)
    {
        if (language.Length == 0)
            return null;
        if (language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        {
            return language.Length == 2 ? null
                : language.ToUpperInvariant() is "EN-US" or "EN_US" or "EN-PH" ? false
                : language.ToUpperInvariant() is "EN-CA" or "EN_CA" ? null
                : true;
        }

        // These write the year first, so that a year in the last place follows a foreign custom, and which one is unknown.
        return language[..Math.Min(2, language.Length)].ToLowerInvariant() is "zh" or "ja" or "ko" or "hu" or "lt" or "mn" ? null : true;
    }

    private static int Gregorian(int year) => year is > 2443 and < 2643 ? year - BuddhistEra : year;

    private static bool Make(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        if (year is < EarliestYear or > LatestYear || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, dayOfMonth);
        return true;
    }
}

/// <summary>A date and its place in the text it was found in.</summary>
/// <param name="Iso">The date as ISO 8601; empty when none was found.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How many UTF-16 code units it takes.</param>
internal readonly record struct FoundDate(string Iso, int Start, int Length);
