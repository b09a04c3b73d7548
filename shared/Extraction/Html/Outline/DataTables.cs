using AngleSharp.Dom;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Tells tables that hold figures and facts from tables that only lay the page out.</summary>
internal static class DataTables
{
    private const int MaximumCellLength = 400;

    /// <summary>Data: no table within, two rows and two columns at least, no cell as long as a text.</summary>
    public static bool IsData(IElement table)
    {
        int rows = 0, cells = 0, widest = 0, inRow = 0;
        var cell = 0;
        var stack = new Stack<(INode Node, int Next)>();
        stack.Push((table, 0));
        while (stack.TryPop(out var at))
        {
            var children = at.Node.ChildNodes;
            if (at.Next >= children.Length)
                continue;
            stack.Push((at.Node, at.Next + 1));
            switch (children[at.Next])
            {
                case IText text:
                    cell += text.Data.AsSpan().Trim().Length;
                    if (cell > MaximumCellLength)
                        return false;
                    break;
                case IElement element:
                    switch (element.LocalName)
                    {
                        case "table" or "form" or "h1":
                            return false;
                        case "script" or "style":
                            continue;
                        case "tr":
                            rows++;
                            inRow = 0;
                            break;
                        case "td" or "th":
                            cells++;
                            widest = Math.Max(widest, ++inRow);
                            cell = 0;
                            break;
                    }
                    stack.Push((element, 0));
                    break;
            }
        }
        return rows >= 2 && widest >= 2 && cells >= 4;
    }
}
