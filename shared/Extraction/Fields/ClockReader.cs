using System.Collections.Frozen;
using System.Globalization;

namespace Ingestion.Extraction.Fields;

/// <summary>Reads the time of day that stands beside a date, and its zone.</summary>
internal static class ClockReader
{
    private const int MaximumGap = 6;

    // Words that may stand between a date and its time. Others, such as "updated", end the date: the time may be of something else.
    private static readonly FrozenSet<string> Connectors =
        "t at um à a las alle ore ora om kl klo o ob às as saat saatte uhr в о у h on v de den der am pukul jam ore la στις lúc luc u time und - time: uur godz hod г р г. р. года року r de ob dne vid pm"
            .Split(' ').Select(word => Language.WordForms.Fold(word)).ToFrozenSet();

    private static readonly FrozenSet<string> DottedTimeWords = new[] { "kl", "klo", "um", "ore", "alle", "uhr", "kello", "ob", "godz" }.ToFrozenSet();

    // Names that mean one offset only: CST and IST, which mean several, are not here, and so say no zone.
    private static readonly FrozenDictionary<string, string> Zones = new Dictionary<string, string>
    {
        ["z"] = "Z",
        ["utc"] = "Z",
        ["gmt"] = "Z",
        ["wet"] = "+00:00",
        ["west"] = "+01:00",
        ["bst"] = "+01:00",
        ["cet"] = "+01:00",
        ["mez"] = "+01:00",
        ["met"] = "+01:00",
        ["cest"] = "+02:00",
        ["mesz"] = "+02:00",
        ["mest"] = "+02:00",
        ["eet"] = "+02:00",
        ["eest"] = "+03:00",
        ["sast"] = "+02:00",
        ["msk"] = "+03:00",
        ["мск"] = "+03:00",
        ["eat"] = "+03:00",
        ["est"] = "-05:00",
        ["edt"] = "-04:00",
        ["cdt"] = "-05:00",
        ["mdt"] = "-06:00",
        ["pst"] = "-08:00",
        ["pdt"] = "-07:00",
        ["akst"] = "-09:00",
        ["akdt"] = "-08:00",
        ["hst"] = "-10:00",
        ["wib"] = "+07:00",
        ["wita"] = "+08:00",
        ["hkt"] = "+08:00",
        ["sgt"] = "+08:00",
        ["jst"] = "+09:00",
        ["kst"] = "+09:00",
        ["aest"] = "+10:00",
        ["aedt"] = "+11:00",
        ["nzst"] = "+12:00",
        ["nzdt"] = "+13:00",
    }.ToFrozenDictionary();

    /// <summary>The time after a date, as <c>T17:56:38+02:00</c>, the cursor behind it; empty, the cursor unmoved, when there is none.</summary>
    public static string After(List<DateToken> tokens, ref DateCursor cursor)
    {
        var index = cursor.Index;
        var half = 0;
        var dotted = false;
        for (var gap = 0; gap <= MaximumGap && index < tokens.Count; gap++)
        {
            if (TryRead(tokens, ref index, half, dotted, out var time))
            {
                cursor.Index = index;
                return time;
            }

            if (!IsConnector(tokens, index, ref half, ref dotted))
                break;
            index++;
        }

        return "";
    }

    /// <summary>The time before a date; empty when there is none.</summary>
    /// <param name="tokens">The pieces of the text.</param>
    /// <param name="date">The index of the date's first piece.</param>
    /// <param name="start">Set to where the time begins.</param>
    public static string Before(List<DateToken> tokens, int date, ref int start)
    {
        for (var first = Math.Max(0, date - 9); first < date; first++)
        {
            var index = first;
            if ((first > 0 && tokens[first - 1].Kind == DateTokenKind.Mark && tokens[first - 1].Value is ':' or '.')
                || !TryRead(tokens, ref index, 0, false, out var time))
            {
                continue;
            }

            var (half, dotted) = (0, false);
            while (index < date && (IsConnector(tokens, index, ref half, ref dotted) || IsWeekday(tokens, index, date)))
                index++;
            if (index != date)
                continue;
            start = tokens[first].Start;
            return time;
        }

        return "";
    }

    private static bool IsWeekday(List<DateToken> tokens, int index, int date) =>
        tokens[index].Kind == DateTokenKind.Word && index >= date - 2 && tokens[index].Length is >= 2 and <= 12;

    private static bool IsConnector(List<DateToken> tokens, int index, ref int half, ref bool dotted)
    {
        var token = tokens[index];
        switch (token.Kind)
        {
            case DateTokenKind.Mark:
                return token.Value is ',' or '-' or '–' or '—' or '|' or '·' or '•' or '(' or '@' or '.' or '/' or ')' or '،' or ':' or ';';
            case DateTokenKind.Word when token.Value is '上' or '오':
                // 上午, 오전: before noon; 오후: after. 下午 follows.
                half = half == 0 ? 1 : half;
                return true;
            case DateTokenKind.Word when token.Value is '午':
                half = half == 0 ? 1 : half;
                return true;
            case DateTokenKind.Word when token.Value is '前' or '전':
                half = 1;
                return true;
            case DateTokenKind.Word when token.Value is '下' or '晚' or '後' or '후':
                half = 2;
                return true;
            case DateTokenKind.Word:
                dotted |= DottedTimeWords.Contains(token.Word);
                return Connectors.Contains(token.Word);
            default:
                return false;
        }
    }

    /// <param name="tokens">The pieces of the text.</param>
    /// <param name="index">The first piece of the time; set behind it.</param>
    /// <param name="half">1 when before noon, 2 when after noon was said before it; else 0.</param>
    /// <param name="dotted">Said by a word before it that 17.56 is a time.</param>
    /// <param name="time">The time.</param>
    private static bool TryRead(List<DateToken> tokens, ref int index, int half, bool dotted, out string time)
    {
        time = "";
        var next = index;
        if (!TryNumber(tokens, next, 2, out var hour) || hour > 23 || next + 2 >= tokens.Count)
            return false;
        var mark = tokens[next + 1];
        if (!TryNumber(tokens, next + 2, 2, out var minute) || minute > 59 || tokens[next + 2].Length != 2)
            return false;
        var isTime = mark switch
        {
            { Kind: DateTokenKind.Mark, Value: ':' or '：' } => true,
            { Kind: DateTokenKind.Mark, Value: '.' } => !tokens[next + 2].Spaced && (dotted || FollowedByClockWord(tokens, next + 3)),
            { Kind: DateTokenKind.Word, Word: "h" or "u" } => true,
            { Kind: DateTokenKind.Word, Value: '時' or '时' or '點' or '点' or '시' } => true,
            _ => false,
        };
        if (!isTime)
            return false;
        next += 3;
        var second = -1;
        if (next + 1 < tokens.Count && tokens[next] is { Kind: DateTokenKind.Mark, Value: ':', Spaced: false }
            && TryNumber(tokens, next + 1, 2, out var seconds) && seconds <= 59)
        {
            second = seconds;
            next += 2;
            // Fractions of a second are of no use to a reader.
            if (next + 1 < tokens.Count && tokens[next] is { Kind: DateTokenKind.Mark, Value: '.' or ',', Spaced: false }
                && tokens[next + 1] is { Kind: DateTokenKind.Number, Spaced: false })
            {
                next += 2;
            }
        }

        if (next < tokens.Count && tokens[next].Kind == DateTokenKind.Word)
        {
            var word = tokens[next].Word;
            half = word is "am" ? 1 : word is "pm" ? 2 : half;
            if (word is "am" or "pm" or "uhr" or "h" or "uur" || tokens[next].Value is '分' or '분')
                next++;
            if (word is "am" or "pm" && next < tokens.Count && tokens[next] is { Kind: DateTokenKind.Mark, Value: '.', Spaced: false })
                next++;
        }

        if (half == 2 && hour < 12)
            hour += 12;
        else if (half == 1 && hour == 12)
            hour = 0;
        time = string.Create(CultureInfo.InvariantCulture, $"T{hour:00}:{minute:00}") + (second < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{second:00}"));
        time += Zone(tokens, ref next);
        index = next;
        return true;
    }

    private static bool FollowedByClockWord(List<DateToken> tokens, int index) =>
        index < tokens.Count && tokens[index].Kind == DateTokenKind.Word && tokens[index].Word is "uhr" or "am" or "pm" or "uur";

    private static string Zone(List<DateToken> tokens, ref int index)
    {
        var next = index;
        if (next + 1 < tokens.Count && tokens[next] is { Kind: DateTokenKind.Mark, Value: '(' })
            next++;
        if (next >= tokens.Count)
            return "";
        var zone = "";
        if (tokens[next].Kind == DateTokenKind.Word && Zones.TryGetValue(tokens[next].Word, out var named))
        {
            zone = named;
            next++;
            if (named != "Z" || next >= tokens.Count)
            {
                index = next;
                return zone;
            }
        }
        else if (tokens[next].Spaced && tokens[next].Kind == DateTokenKind.Mark && next + 1 < tokens.Count && tokens[next + 1].Spaced)
        {
            return "";
        }

        if (TryOffset(tokens, ref next, out var offset))
            zone = offset;
        if (zone.Length > 0)
            index = next;
        return zone;
    }

    private static bool TryOffset(List<DateToken> tokens, ref int index, out string offset)
    {
        offset = "";
        if (index + 1 >= tokens.Count || tokens[index] is not { Kind: DateTokenKind.Mark, Value: '+' or '-' or '−' } sign
            || tokens[index + 1] is not { Kind: DateTokenKind.Number, Value: >= 0, Spaced: false } digits)
        {
            return false;
        }

        var (hours, minutes) = digits.Length == 4 ? (digits.Value / 100, digits.Value % 100) : (digits.Value, 0);
        var next = index + 2;
        if (digits.Length <= 2 && next + 1 < tokens.Count && tokens[next] is { Kind: DateTokenKind.Mark, Value: ':', Spaced: false }
            && TryNumber(tokens, next + 1, 2, out minutes))
        {
            next += 2;
        }

        // UTC−12 to UTC+14 are in use.
        if (hours > 14 || minutes > 59)
            return false;
        offset = string.Create(CultureInfo.InvariantCulture, $"{(sign.Value == '+' ? '+' : '-')}{hours:00}:{minutes:00}");
        index = next;
        return true;
    }

    private static bool TryNumber(List<DateToken> tokens, int index, int digits, out int value)
    {
        value = 0;
        if (index >= tokens.Count || tokens[index] is not { Kind: DateTokenKind.Number, Value: >= 0 } token || token.Length > digits)
            return false;
        value = token.Value;
        return true;
    }
}
