using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.TextDump;

/// <summary>
/// How much a line's words speak for text (above 0) or furniture (below 0): a logistic regression over its words, pairs of
/// words, and its ends, each known by a hash alone (K. Weinberger et al., "Feature hashing for large scale multitask
/// learning", 2009). Behind the header (<see cref="ModelFile"/>) stand the intercept, a little-endian float, and in
/// 16-bit floats the weight of each bucket.
/// </summary>
internal sealed class LineLexicon
{
    /// <summary>How many hashes are told apart.</summary>
    public const int Buckets = 1 << 17;

    // Of a longer line the beginning tells enough.
    private const int MaximumWords = 60;
    private const int MaximumPhrase = 6;
    private const int MaximumCount = 12;
    private const int MaximumKeys = (2 * MaximumWords) + 4;
    private const uint HashStart = 2166136261;
    private const uint HashFactor = 16777619;

    private static readonly byte[] Magic = "LEXI"u8.ToArray();

    private readonly float _intercept;
    private readonly float[] _weights;

    private LineLexicon(ReadOnlySpan<byte> bytes)
    {
        var numbers = new ModelNumbers(bytes);
        _intercept = numbers.Single();
        _weights = numbers.Halves(Buckets);
    }

    /// <summary>What a line is known by.</summary>
    public static FeatureLayout Layout { get; } = new("word", "pair", "first word", "last word", "line", FeatureLayout.Coded("words", [$"{Buckets}"]));

    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static LineLexicon Load(ModelSignature signature) => new(ModelFile.Load(signature, Magic).Span);

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The file has another form, or was fitted to other features or outputs.</exception>
    public static LineLexicon Load(ModelSignature signature, ReadOnlyMemory<byte> file) => new(ModelFile.Load(signature, Magic, file).Span);

    /// <summary>The log-odds of a line to be text by its words alone.</summary>
    public float Odds(LineWords line)
    {
        Span<int> keys = stackalloc int[MaximumKeys];
        keys = keys[..Keys(line, keys)];
        var sum = 0f;
        foreach (var key in keys)
            sum += _weights[key];
        return _intercept + (sum * Scale(keys.Length));
    }

    /// <summary>The buckets of a line, each once.</summary>
    public static int[] Keys(LineWords line)
    {
        Span<int> keys = stackalloc int[MaximumKeys];
        return keys[..Keys(line, keys)].ToArray();
    }

    // Rows of length 1: a long line must not weigh more than a short one.
    private static float Scale(int keys) => 1 / MathF.Sqrt(Math.Max(1, keys));

    private static int Keys(LineWords line, Span<int> keys)
    {
        var words = line.Words;
        var count = Math.Min(words.Count, MaximumWords);
        var at = 0;
        for (var index = 0; index < count; index++)
        {
            var word = Hash(HashStart, words[index]);
            keys[at++] = Bucket(word);
            if (index > 0)
                keys[at++] = Bucket(Hash(Hash(Hash(HashStart, words[index - 1]), " "), words[index]));
        }

        if (count > 0)
        {
            keys[at++] = Bucket(Hash(Hash(HashStart, "^"), words[0]));
            keys[at++] = Bucket(Hash(Hash(HashStart, "$"), words[count - 1]));
        }

        if (count is > 0 and <= MaximumPhrase)
        {
            var phrase = Hash(HashStart, "=");
            for (var index = 0; index < count; index++)
                phrase = Hash(Hash(phrase, words[index]), " ");
            keys[at++] = Bucket(phrase);
        }

        keys[at++] = Bucket(Hash(HashStart, "#") + (uint)Math.Min(count, MaximumCount));
        return Distinct(keys[..at]);
    }

    private static int Distinct(Span<int> keys)
    {
        keys.Sort();
        var kept = 1;
        for (var index = 1; index < keys.Length; index++)
        {
            if (keys[index] != keys[kept - 1])
                keys[kept++] = keys[index];
        }

        return kept;
    }

    // FNV-1a (G. Fowler, L. Noll, K. Vo), whose low bits are the weaker ones.
    private static int Bucket(uint hash) => (int)((hash ^ (hash >> 15)) % Buckets);

    // Numbers of as many digits are one word: no day and no price was counted before.
    private static uint Hash(uint hash, string word)
    {
        foreach (var letter in word)
            hash = (hash ^ (char.IsDigit(letter) ? '0' : letter)) * HashFactor;
        return hash;
    }
}
