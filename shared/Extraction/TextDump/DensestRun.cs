namespace Ingestion.Extraction.TextDump;

/// <summary>The run of lines with the greatest sum of gains (the maximum subarray, found in one pass by Kadane's algorithm).</summary>
/// <param name="Start">Index of its first line.</param>
/// <param name="End">Index behind its last line.</param>
internal readonly record struct DensestRun(int Start, int End)
{
    /// <summary>Finds the run; it is empty when no line has a gain above 0.</summary>
    public static DensestRun Of(int count, Func<int, float> gain)
    {
        float best = 0, sum = 0;
        var (from, start, end) = (0, 0, 0);
        for (var index = 0; index < count; index++)
        {
            sum += gain(index);
            if (sum <= 0)
                (sum, from) = (0, index + 1);
            else if (sum > best)
                (best, start, end) = (sum, from, index + 1);
        }

        return new(start, end);
    }

    /// <summary>How many lines a line stands before the run (below 0) or behind it (above 0); 0 within.</summary>
    public int DistanceOf(int index) => index < Start ? index - Start : index >= End ? index - End + 1 : 0;
}
