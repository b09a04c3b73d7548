using System.Buffers;
using System.Text.Json;
using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Metadata.Linked;

namespace Ingestion.Extraction.Html;

/// <summary>
/// The body in the state that a page hands to its scripts as JSON (<c>__NEXT_DATA__</c> and the like), for pages that show
/// nothing without them: one long text, or the texts of one list in their order.
/// </summary>
internal static class StateBody
{
    private const int LeastWords = 60;

    /// <summary>Words of a text that may be a paragraph.</summary>
    private const int ParagraphWords = 8;

    /// <summary>The innermost list with this share of the longest list's words is the body.</summary>
    private const float InnermostShare = 0.6f;

    private const int MaximumNodes = 200_000;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?。！？।؟۔");

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>A list of the state, and the one around it.</summary>
    private sealed class Branch(Branch? outer)
    {
        public Branch? Outer => outer;

        public int Depth { get; } = outer is null ? 0 : outer.Depth + 1;

        public int Words { get; set; }
    }

    /// <summary>The body; empty when there is none.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static string Of(IReadOnlyList<string> states, CancellationToken cancellationToken)
    {
        var texts = new List<(string Text, int Words, Branch Branch)>();
        var root = new Branch(null);
        foreach (var state in states)
            try
            {
                using var document = JsonDocument.Parse(state, Options);
                Collect(document.RootElement, root, texts, cancellationToken);
            }
            catch (JsonException)
            {
                // Not JSON after all.
            }
        if (texts.Count == 0)
            return "";
        var longest = texts.MaxBy(text => text.Words);
        if (longest.Words >= LeastWords)
            return longest.Text;
        return InOneList(texts);
    }

    private static void Collect(JsonElement root, Branch whole, List<(string Text, int Words, Branch Branch)> texts, CancellationToken cancellationToken)
    {
        var open = new Stack<(JsonElement Node, Branch Branch)>();
        open.Push((root, whole));
        for (var nodes = 0; nodes < MaximumNodes && open.TryPop(out var next); nodes++)
        {
            if ((nodes & 0x3FF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (node, branch) = next;
            switch (node.ValueKind)
            {
                case JsonValueKind.Array:
                    var list = new Branch(branch);
                    foreach (var child in node.EnumerateArray().Reverse())
                        open.Push((child, list));
                    break;
                case JsonValueKind.Object:
                    foreach (var property in node.EnumerateObject().Reverse())
                        open.Push((property.Value, branch));
                    break;
                case JsonValueKind.String:
                    Add(node, branch, texts);
                    break;
            }
        }
    }

    private static void Add(JsonElement node, Branch branch, List<(string Text, int Words, Branch Branch)> texts)
    {
        var text = JsonText.Plain(node);
        // Addresses and names end no sentence; styles and scripts have braces.
        if (text.AsSpan().IndexOfAny(SentenceEnds) < 0 || text.AsSpan().IndexOfAny('{', '}') >= 0)
            return;
        var words = WordCount.Of(text);
        if (words < ParagraphWords)
            return;
        texts.Add((text, words, branch));
        for (var at = branch; at is not null; at = at.Outer)
            at.Words += words;
    }

    private static string InOneList(List<(string Text, int Words, Branch Branch)> texts)
    {
        Branch? body = null;
        var most = 0;
        foreach (var (_, _, branch) in texts)
            for (var at = branch; at.Outer is not null; at = at.Outer)
                most = Math.Max(most, at.Words);
        foreach (var (_, _, branch) in texts)
            for (var at = branch; at.Outer is not null; at = at.Outer)
                if (at.Words >= InnermostShare * most && (body is null || at.Depth > body.Depth || at.Depth == body.Depth && at.Words > body.Words))
                    body = at;
        return body is null || body.Words < LeastWords ? "" : string.Join("\n", texts.Where(text => IsWithin(text.Branch, body)).Select(text => text.Text));
    }

    private static bool IsWithin(Branch? branch, Branch list)
    {
        while (branch is not null && branch != list)
            branch = branch.Outer;
        return branch is not null;
    }
}
