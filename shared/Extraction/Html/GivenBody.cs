using Ingestion.Contracts;
using Ingestion.Extraction.Html.Markup;
using Ingestion.Extraction.Html.Outline;

namespace Ingestion.Extraction.Html;

/// <summary>The body that a page gives in its JSON-LD (schema.org <c>articleBody</c>) or in its scripts' state, for pages that build their text from scripts.</summary>
internal static class GivenBody
{
    /// <summary>A body of fewer words may be a notice that scripts are needed.</summary>
    private const int ShortBody = 50;

    private const int LeastTimes = 4;

    /// <summary>The body that was found, or the one that is given where that is hardly anything beside it.</summary>
    /// <param name="found">The body that was found among the page's blocks.</param>
    /// <param name="given">The one in JSON-LD; empty when there is none.</param>
    /// <param name="states">The states of scripts, in JSON.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<Block> Unless(IReadOnlyList<Block> found, string given, IReadOnlyList<string> states, CancellationToken cancellationToken)
    {
        var words = found.Sum(block => WordCount.Of(block.Text));
        if (words >= ShortBody)
            return found;
        var least = Math.Max(ShortBody, words * LeastTimes);
        if (WordCount.Of(given) < least)
            given = StateBody.Of(states, cancellationToken);
        return WordCount.Of(given) < least ? found : Blocks(given, cancellationToken);
    }

    private static List<Block> Blocks(string given, CancellationToken cancellationToken)
    {
        if (!given.Contains("</", StringComparison.Ordinal))
            return [.. given.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => new Block { Kind = BlockKind.Paragraph, Text = line })];
        using var tree = MarkupParser.Parse(given, cancellationToken);
        return OutlineBuilder.Build(tree, cancellationToken).Blocks.ConvertAll(block => new Block { Kind = block.Kind, Text = block.Text, Level = block.Level, IsOrdered = block.IsOrdered });
    }
}
