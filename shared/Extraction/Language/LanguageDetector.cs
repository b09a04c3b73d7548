using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Ingestion.Extraction.Language;

/// <summary>
/// Tells the language of a text: by its script where that is enough, else by the frequent words of the languages that
/// write it (a naive Bayes over words, their chances estimated from rank by Zipf's law). It needs some ten words.
/// Small on purpose: SearchPioneer.Lingua with 24 languages takes 72 MB on disk, 88 MB of memory and a second before
/// its first answer.
/// </summary>
public static class LanguageDetector
{
    private const int MaximumLetters = 6_000;
    private const int MaximumWordLength = 24;

    // Zipf: the word of rank r has about a tenth of a text over r. Words that no list holds say nothing either way.
    private const double FirstWordShare = 0.08;
    private const double UnknownShare = 0.0004;

    // Less than this, the mean of the best language's gain a word, is chance: names, numbers, another language.
    private const double LeastGainPerWord = 0.35;

    private static readonly string[] Languages = [.. FunctionWords.Table.Select(row => row.Language)];
    private static readonly FrozenDictionary<string, (int Language, double Gain)[]> GainsByWord = Gains();

    /// <summary>The language of a text as a BCP 47 tag of two letters, such as <c>en</c>; empty when the text does not tell.</summary>
    public static string Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sample = Sample(text);
        var scripts = CountScripts(sample);
        if (scripts.Count == 0)
            return "";
        var script = scripts.MaxBy(pair => pair.Value);
        // Japanese mixes in more Chinese characters than kana at times, Korean some.
        if (script.Key == Script.Han && scripts.GetValueOrDefault(Script.Kana) * 12 > script.Value)
            return "ja";
        return script.Key switch
        {
            Script.Han => "zh",
            Script.Kana => "ja",
            Script.Hangul => "ko",
            Script.Thai => "th",
            Script.Greek => "el",
            Script.Georgian => "ka",
            Script.Armenian => "hy",
            Script.Bengali => "bn",
            Script.Tamil => "ta",
            Script.Telugu => "te",
            Script.Gujarati => "gu",
            Script.Gurmukhi => "pa",
            Script.Kannada => "kn",
            Script.Malayalam => "ml",
            Script.Sinhala => "si",
            Script.Khmer => "km",
            Script.Lao => "lo",
            Script.Burmese => "my",
            Script.Ethiopic => "am",
            _ => ByWords(sample, script.Key),
        };
    }

    // A page begins with its menu: the middle of the text tells more.
    private static string Sample(string text)
    {
        if (text.Length <= MaximumLetters)
            return text;
        var third = MaximumLetters / 3;
        var middle = (text.Length - third) / 2;
        return $"{text.AsSpan(0, third)} {text.AsSpan(text.Length / 4, third)} {text.AsSpan(middle, third)}";
    }

    private static string ByWords(string text, Script script)
    {
        var sums = new double[Languages.Length];
        var words = 0;
        foreach (var word in Words(text))
        {
            words++;
            if (!GainsByWord.TryGetValue(word, out var gains))
                continue;
            foreach (var (language, gain) in gains)
                sums[language] += gain;
        }

        var best = Array.IndexOf(sums, sums.Max());
        if (words > 0 && sums[best] >= LeastGainPerWord * words)
            return Languages[best];
        return script switch
        {
            Script.Arabic => "ar",
            Script.Hebrew => "he",
            Script.Devanagari => "hi",
            _ => "",
        };
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            if (IsWordLetter(letter) || (letter is '\'' or '’' && word.Length > 0))
            {
                word.Append(letter == '’' ? '\'' : char.ToLowerInvariant(letter));
                continue;
            }

            if (word.Length is > 0 and <= MaximumWordLength)
                yield return word.ToString();
            word.Clear();
        }

        if (word.Length is > 0 and <= MaximumWordLength)
            yield return word.ToString();
    }

    private static bool IsWordLetter(char letter) =>
        char.IsLetter(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static FrozenDictionary<string, (int Language, double Gain)[]> Gains()
    {
        var gains = new Dictionary<string, Dictionary<int, double>>();
        for (var language = 0; language < Languages.Length; language++)
        {
            var rank = 1;
            foreach (var word in FunctionWords.Table[language].Words.Split(' '))
            {
                if (!gains.TryGetValue(word, out var shares))
                    gains[word] = shares = [];
                shares.TryAdd(language, Math.Log(FirstWordShare / (rank + 1) / UnknownShare));
                rank++;
            }
        }

        return gains.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(share => (share.Key, share.Value)).ToArray());
    }

    private static Dictionary<Script, int> CountScripts(string text)
    {
        var counts = new Dictionary<Script, int>();
        foreach (var letter in text)
        {
            var script = ScriptOf(letter);
            if (script != Script.None)
                counts[script] = counts.GetValueOrDefault(script) + (script is Script.Han or Script.Kana or Script.Hangul ? 3 : 1);
        }

        return counts;
    }

    private static Script ScriptOf(char letter) => letter switch
    {
        < 'A' => Script.None,
        <= '\u024F' or (>= '\u1E00' and <= '\u1EFF') => char.IsLetter(letter) ? Script.Latin : Script.None,
        >= '\u0370' and <= '\u03FF' or (>= '\u1F00' and <= '\u1FFF') => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0530' and <= '\u058F' => Script.Armenian,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        >= '\u0600' and <= '\u077F' or (>= '\uFB50' and <= '\uFEFE') => Script.Arabic,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        >= '\u0980' and <= '\u09FF' => Script.Bengali,
        >= '\u0A00' and <= '\u0A7F' => Script.Gurmukhi,
        >= '\u0A80' and <= '\u0AFF' => Script.Gujarati,
        >= '\u0B80' and <= '\u0BFF' => Script.Tamil,
        >= '\u0C00' and <= '\u0C7F' => Script.Telugu,
        >= '\u0C80' and <= '\u0CFF' => Script.Kannada,
        >= '\u0D00' and <= '\u0D7F' => Script.Malayalam,
        >= '\u0D80' and <= '\u0DFF' => Script.Sinhala,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\u0E80' and <= '\u0EFF' => Script.Lao,
        >= '\u1000' and <= '\u109F' => Script.Burmese,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        >= '\u1200' and <= '\u139F' => Script.Ethiopic,
        >= '\u1780' and <= '\u17FF' => Script.Khmer,
        >= '\u3040' and <= '\u30FF' => Script.Kana,
        >= '\u3400' and <= '\u4DBF' or (>= '\u4E00' and <= '\u9FFF') => Script.Han,
        >= '\u1100' and <= '\u11FF' or (>= '\uAC00' and <= '\uD7AF') => Script.Hangul,
        _ => Script.None,
    };

    private enum Script
    {
        None, Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu,
        Kannada, Malayalam, Sinhala, Thai, Lao, Burmese, Georgian, Ethiopic, Khmer, Kana, Han, Hangul,
    }
}
