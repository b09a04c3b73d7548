namespace Ingestion.Extraction.TextDump;

/// <summary>How likely each line of a text is what, as <see cref="LineModel"/> says.</summary>
internal sealed class JudgedLines
{
    /// <param name="lines">Of each line, the probability of each of <see cref="Outputs"/>.</param>
    public JudgedLines(IReadOnlyList<float[]> lines)
    {
        Body = Of(lines, 0);
        Headline = Of(lines, 1);
        Date = Of(lines, 2);
        Byline = Of(lines, 3);
        Written = Of(lines, 4);
    }

    /// <summary>What is told of each line, in order.</summary>
    public static IReadOnlyList<string> Outputs { get; } = ["body", "headline", "date", "byline", "written"];

    /// <summary>The line is text.</summary>
    public float[] Body { get; }

    /// <summary>The line says the headline.</summary>
    public float[] Headline { get; }

    /// <summary>The line says when the page was published.</summary>
    public float[] Date { get; }

    /// <summary>The line says who wrote it.</summary>
    public float[] Byline { get; }

    /// <summary>The line stands in a text that no tool made of a page.</summary>
    public float[] Written { get; }

    private static float[] Of(IReadOnlyList<float[]> lines, int output)
    {
        var probabilities = new float[lines.Count];
        for (var index = 0; index < probabilities.Length; index++)
            probabilities[index] = lines[index][output];
        return probabilities;
    }
}
