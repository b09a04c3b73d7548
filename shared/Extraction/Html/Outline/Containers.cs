namespace Ingestion.Extraction.Html.Outline;

/// <summary>Opens containers below one another.</summary>
internal static class Containers
{
    public static Container Open(Container? parent, string tag, Marks marks, string classNames = "", string id = "")
    {
        if (parent is not null)
            parent.ChildContainers++;
        var depth = parent is null ? 1 : parent.Depth + 1;
        return new Container
        {
            Parent = parent,
            Tag = tag,
            Marks = marks,
            ClassNames = classNames,
            Id = id,
            Shape = ShapeOf(parent, tag, classNames),
            Depth = depth,
            MarkDepths = [],
        };
    }

    /// <summary>Shared with the parent where the element adds no mark, as most do not.</summary>
    public static ushort[] Depths(Container? parent, Marks marks, int depth)
    {
        if (parent is not null && marks.Bits == 0)
            return parent.MarkDepths;
        var depths = parent is null ? new ushort[Marks.Count] : (ushort[])parent.MarkDepths.Clone();
        for (var i = 0; i < depths.Length; i++)
            if (marks.Has((Mark)i))
                depths[i] = (ushort)depth;
        return depths;
    }

    /// <summary>Digits are left out of class names: they number what is otherwise alike. FNV-1a, so that it is the same in every process.</summary>
    private static int ShapeOf(Container? parent, string tag, string classNames)
    {
        var hash = 2166136261u;
        foreach (var letter in tag)
            hash = (hash ^ letter) * 16777619u;
        foreach (var letter in classNames)
            if (!char.IsAsciiDigit(letter))
                hash = (hash ^ letter) * 16777619u;
        if (parent is not null)
            foreach (var letter in parent.Tag)
                hash = (hash ^ letter) * 16777619u;
        return (int)hash;
    }
}
