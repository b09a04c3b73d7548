using Ingestion.Extraction.Html.Markup;

namespace Ingestion.Extraction.Html.Outline;

/// <summary>Tells tables that hold figures and facts from tables that only lay the page out.</summary>
internal static class DataTables
{
    private const int MaximumCellLength = 400;

    /// <summary>Data: no table within, two rows and two columns at least, no cell as long as a text.</summary>
    public static bool IsData(MarkupTree tree, int table)
    {
        int rows = 0, cells = 0, widest = 0, inRow = 0;
        var cell = 0;
        for (var node = tree.After(table, table, isSkipped: false); node != MarkupTree.None; node = tree.After(node, table, IsSkipped(tree[node].Tag)))
        {
            switch (tree[node].Tag)
            {
                case Tag.Text:
                    cell += tree.TextOf(node).Trim().Length;
                    if (cell > MaximumCellLength)
                        return false;
                    break;
                case Tag.Table or Tag.Form or Tag.H1:
                    return false;
                case Tag.Tr:
                    rows++;
                    inRow = 0;
                    break;
                case Tag.Td or Tag.Th:
                    cells++;
                    widest = Math.Max(widest, ++inRow);
                    cell = 0;
                    break;
            }
        }
        return rows >= 2 && widest >= 2 && cells >= 4;
    }

    private static bool IsSkipped(Tag tag) => tag is Tag.Script or Tag.Style or Tag.Template;
}
