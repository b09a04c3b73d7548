using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// Judges every block of a page: a first model by the block itself, a second by what the first says of its surroundings
/// and of the page's kind, and a third, of another sort and so with other errors, by all of this, which weighs as much
/// as both.
/// </summary>
internal static class BlockJudge
{
    /// <summary>Blocks the first model is this sure are furniture the others are not asked about.</summary>
    public const float Hopeless = 0.02f;

    /// <summary>No model is surer than this.</summary>
    public const float MostOdds = 11.5f;

    public static Judgement Judge(PageContext page, LinkedData data, string url)
    {
        var (first, second, third, words) = BlockModels.Fitted;
        var count = page.Outline.Blocks.Count;
        var (block, word, smooth) = (BlockFeatures.Layout, WordFeatures.Layout, SmoothedFeatures.Layout);
        var width = BlockModels.First.Features.Count;
        var rows = PageArrays<float>.Rent(count * width);
        var smoothed = PageArrays<float>.Rent(count * smooth.Count);
        var ownAt = BlockModels.First.Features.RangeOf(block);
        var wordsAt = BlockModels.First.Features.RangeOf(word);
        BlockFeatures.Fill(page, rows.AsSpan(Math.Min(ownAt.Start.Value, rows.Length)), width);
        WordFeatures.Fill(page, words, rows.AsSpan(Math.Min(wordsAt.Start.Value, rows.Length)), width);
        var odds = new float[count];
        var beliefs = new float[count];
        for (var i = 0; i < count; i++)
        {
            odds[i] = Limited(first.LogOdds(rows.AsSpan(i * width, width)));
            beliefs[i] = Probability(odds[i]);
        }
        SmoothedFeatures.Fill(page, beliefs, smoothed.AsSpan(0, count * smooth.Count));
        var kinds = KindJudge.Probabilities(page, data, beliefs, url);
        var judged = new float[count];
        var around = new float[BlockModels.Second.Features.Count];
        var aroundOwn = around.AsSpan(BlockModels.Second.Features.RangeOf(block));
        var aroundSmooth = around.AsSpan(BlockModels.Second.Features.RangeOf(smooth));
        var whole = new float[BlockModels.Third.Features.Count];
        var wholeOwn = whole.AsSpan(BlockModels.Third.Features.RangeOf(block));
        var wholeWords = whole.AsSpan(BlockModels.Third.Features.RangeOf(word));
        var wholeSmooth = whole.AsSpan(BlockModels.Third.Features.RangeOf(smooth));
        var oddsAt = BlockModels.Third.Features.IndexOf(BlockModels.FirstOdds);
        kinds.CopyTo(around.AsSpan(BlockModels.Second.Features.RangeOf(KindClasses.Layout)));
        kinds.CopyTo(whole.AsSpan(BlockModels.Third.Features.RangeOf(KindClasses.Layout)));
        for (var i = 0; i < count; i++)
        {
            if (beliefs[i] < Hopeless)
                continue;
            var own = rows.AsSpan(i * width, width);
            var surroundings = smoothed.AsSpan(i * smooth.Count, smooth.Count);
            own[ownAt].CopyTo(aroundOwn);
            surroundings.CopyTo(aroundSmooth);
            own[ownAt].CopyTo(wholeOwn);
            own[wordsAt].CopyTo(wholeWords);
            surroundings.CopyTo(wholeSmooth);
            whole[oddsAt] = odds[i];
            judged[i] = Together(odds[i], Limited(second.LogOdds(around)), Limited(third.LogOdds(whole)));
        }
        PageArrays<float>.Return(rows);
        PageArrays<float>.Return(smoothed);
        return Judgement.Of(page, judged, kinds);
    }

    /// <summary>What all models say together, of the log-odds of each.</summary>
    public static float Together(float first, float second, float third) => Probability((first + second + 2 * third) / 4);

    /// <summary>The probability of log-odds.</summary>
    public static float Probability(float odds) => 1 / (1 + MathF.Exp(-odds));

    private static float Limited(float odds) => Math.Clamp(odds, -MostOdds, MostOdds);
}
