using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>What the weights of its class and id names, or of the words in its address, say of an element.</summary>
internal readonly record struct NameWeights(float Sum, float Least, float Greatest)
{
    private const int MaximumLength = 40;

    /// <summary>The sorts of keys that are looked up.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["#name", ".word of name", "@word of address"];

    /// <summary>Looks up the names of a class or id value: each whole after <c>#</c>, without digits, and its words after a full stop.</summary>
    public static NameWeights Of(ReadOnlySpan<char> classNames, ReadOnlySpan<char> id, KeyWeights weights)
    {
        var all = default(NameWeights);
        all.AddNames(classNames, weights, out all);
        all.AddNames(id, weights, out all);
        return all;
    }

    /// <summary>Looks up the words of the address of a link, its host left out, each after an at sign.</summary>
    public static NameWeights OfAddress(ReadOnlySpan<char> address, KeyWeights weights)
    {
        var all = default(NameWeights);
        if (address.StartsWith("#"))
            return all.With(weights.Of("@#"));
        var host = address.IndexOf("//");
        if (host >= 0)
        {
            var path = address[(host + 2)..].IndexOf('/');
            address = path < 0 ? [] : address[(host + 2 + path)..];
        }
        all.AddWords(address, '@', weights, out all);
        return all;
    }

    private NameWeights With(float weight) => new(Sum + weight, Math.Min(Least, weight), Math.Max(Greatest, weight));

    private void AddNames(ReadOnlySpan<char> names, KeyWeights weights, out NameWeights all)
    {
        all = this;
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = '#';
        while (!names.IsEmpty)
        {
            var end = names.IndexOfAny(' ', '\n', '\t');
            var name = end < 0 ? names : names[..end];
            names = end < 0 ? [] : names[(end + 1)..];
            var length = 1;
            foreach (var letter in name)
                if (length < MaximumLength && !char.IsAsciiDigit(letter))
                    key[length++] = char.ToLowerInvariant(letter);
            if (length > 1)
                all = all.With(weights.Of(key[..length]));
            all.AddWords(name, '.', weights, out all);
        }
    }

    private void AddWords(ReadOnlySpan<char> name, char sign, KeyWeights weights, out NameWeights all)
    {
        all = this;
        Span<char> key = stackalloc char[MaximumLength];
        key[0] = sign;
        var length = 1;
        var wasLower = false;
        var words = 0;
        for (var i = 0; i <= name.Length && words < 12; i++)
        {
            var letter = i < name.Length ? name[i] : ' ';
            var isLetter = char.IsAsciiLetter(letter);
            if (!isLetter || wasLower && char.IsAsciiLetterUpper(letter))
            {
                if (length > 2)
                {
                    all = all.With(weights.Of(key[..length]));
                    words++;
                }
                length = 1;
            }
            if (isLetter && length < MaximumLength)
                key[length++] = (char)(letter | 0x20);
            wasLower = char.IsAsciiLetterLower(letter);
        }
    }
}
