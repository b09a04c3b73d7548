using Ingestion.Extraction.Html.Outline;
using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Html.Judging;

/// <summary>
/// The container that holds the article if paragraphs vote for the elements around them, after the idea that Readability
/// made known (Arc90 Labs, 2009): by itself it is often right, and where it errs it errs elsewhere than the models, so it
/// informs them.
/// </summary>
internal sealed class ContainerScores
{
    /// <summary>Shorter texts give no vote.</summary>
    private const int LeastLength = 25;

    /// <summary>A vote reaches this many elements outwards.</summary>
    private const int Reach = 5;

    /// <summary>What an element's names add to or take from its score.</summary>
    private const float NameWeight = 25;

    /// <summary>Siblings of the best with this share of its score belong to it.</summary>
    private const float SiblingShare = 0.2f;

    /// <summary>Characters of text that the likely elements hold on a page whose unlikely ones can be left out.</summary>
    private const int LeastText = 500;

    private static readonly ulong Favoured = Marks.None.With(Mark.Content).With(Mark.Article).With(Mark.Main).Bits;

    private static readonly ulong Disfavoured = Marks.None.With(Mark.Comment).With(Mark.Footer).With(Mark.Sidebar).With(Mark.Related).With(Mark.Share)
        .With(Mark.Advert).With(Mark.Navigation).With(Mark.Newsletter).With(Mark.Consent).With(Mark.Widget).With(Mark.Promotion).With(Mark.Product)
        .With(Mark.Meta).With(Mark.Tag).With(Mark.Aside).Bits;

    private static readonly ulong Unlikely = Marks.None.With(Mark.Comment).With(Mark.Footer).With(Mark.Sidebar).With(Mark.Related).With(Mark.Share)
        .With(Mark.Advert).With(Mark.Navigation).With(Mark.Consent).With(Mark.Breadcrumb).With(Mark.Pagination).With(Mark.Hidden).Bits;

    /// <summary>Where a container stands to the best.</summary>
    /// <param name="Standing">In the two low bits 0 outside, 1 in a sibling that joins the best, 2 around it, 3 within; 4 more where an element within would be cleaned away.</param>
    /// <param name="Levels">As <see cref="LevelsTo"/>.</param>
    /// <param name="Greatest">The greatest score of it and of those around it that each hold more blocks than the one before.</param>
    private readonly record struct Place(int Standing, int Levels, float Greatest);

    private readonly PageContext _page;
    private readonly float[] _scores;
    private readonly bool[] _isUnlikely;
    private readonly Place[] _places;
    private readonly Container? _best;
    private readonly float _bestScore;
    private readonly float _rival;

    public ContainerScores(PageContext page)
    {
        _page = page;
        var containers = page.Outline.Containers;
        _scores = new float[containers.Count];
        _places = new Place[containers.Count];
        _isUnlikely = new bool[containers.Count];
        // Most elements add no mark and share their parent's depths.
        foreach (var container in containers)
            _isUnlikely[container.Index] = container.Parent is { } parent && container.MarkDepths == parent.MarkDepths ? _isUnlikely[parent.Index] : IsUnlikely(container);
        if (Vote(isStrict: true) < LeastText)
        {
            Array.Clear(_scores);
            Vote(isStrict: false);
        }
        foreach (var container in containers)
        {
            ref var score = ref _scores[container.Index];
            if (score <= 0)
                continue;
            score = (score + OwnWeight(container)) * (1 - LinkShare(container));
            if (score > _bestScore)
                (_best, _bestScore) = (container, score);
        }
        if (_best is null)
            return;
        // Parents stand before their children.
        foreach (var container in containers)
        {
            if (container.Blocks == 0)
                continue;
            var score = _scores[container.Index];
            var above = container.Parent is { } parent ? _places[parent.Index] : default;
            if (!IsWithin(container, _best) && !IsWithin(_best, container))
                _rival = Math.Max(_rival, score / _bestScore);
            _places[container.Index] = new Place(StandingOf(container, above, _best), LevelsTo(container, above, _best), Math.Max(container.Wider is { } wider ? _places[wider.Index].Greatest : 0, score));
        }
    }

    /// <summary>Adds a block's features to its row.</summary>
    public void Add(int index, ref FeatureRow row)
    {
        var container = _page.Outline.Blocks[index].Container;
        var top = Math.Max(1, _bestScore);
        var near = Math.Max(_scores[container.Index], container.Wider is { } wider ? _scores[wider.Index] : 0);
        var place = _places[container.Index];
        row.Add("vote near", Math.Max(0, near) / top);
        row.Add("vote greatest", place.Greatest / top);
        row.Add("vote standing", place.Standing & 3);
        row.Add("vote cleaned", (place.Standing & 4) != 0);
        row.Add("vote levels", _best is null ? -30 : Math.Clamp(place.Levels, -21, 20));
        row.Add("vote place", _best is null ? -2 : Math.Clamp((float)(index - _best.First) / Math.Max(1, _best.Last - _best.First), -1, 2));
        row.AddLog("vote to end", _best is null || index > _best.Last ? 0 : _best.Last + 1 - index);
        row.AddLog("vote past end", _best is null || index <= _best.Last ? 0 : index - _best.Last);
        row.Add("vote prose", _best is null ? 0 : _best.Prose / Math.Max(1, _page.Prose));
        row.Add("vote links", _best is null ? 0 : LinkShare(_best));
        row.Add("vote rival", _rival);
        row.AddLog("vote score", _bestScore);
    }

    /// <summary>Adds up the votes; gives the characters of text that voted.</summary>
    private int Vote(bool isStrict)
    {
        var text = 0;
        var blocks = _page.Outline.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Text.Length < LeastLength || isStrict && _isUnlikely[block.Container.Index])
                continue;
            text += block.Text.Length;
            var vote = 1f + _page.Traits[i].Commas + Math.Min(3, block.Text.Length / 100);
            // A box around one text is its paragraph.
            var at = block.Container.Blocks > 1 && block.Container.Tag != "p" ? block.Container : block.Container.Parent;
            for (var level = 0; level < Reach && at is not null; level++, at = at.Parent)
                _scores[at.Index] += level == 0 ? vote : level == 1 ? vote / 2 : vote / (3 * level);
        }
        return text;
    }

    private static bool IsUnlikely(Container container)
    {
        // What stands deeper tells more.
        int unlikely = 0, favoured = 0;
        for (var mark = 0; mark < Marks.Count; mark++)
        {
            var depth = container.MarkDepths[mark];
            if ((Unlikely >> mark & 1) != 0)
                unlikely = Math.Max(unlikely, depth);
            else if ((Favoured >> mark & 1) != 0)
                favoured = Math.Max(favoured, depth);
        }
        return unlikely > favoured;
    }

    private static float OwnWeight(Container container)
    {
        var weight = container.Tag switch
        {
            "div" or "article" or "section" or "main" => 5f,
            "pre" or "td" or "blockquote" => 3f,
            "address" or "ol" or "ul" or "dl" or "dd" or "dt" or "li" or "form" => -3f,
            "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" => -5f,
            _ => 0f,
        };
        if ((container.Marks.Bits & Favoured) != 0)
            weight += NameWeight;
        if ((container.Marks.Bits & Disfavoured) != 0)
            weight -= NameWeight;
        return weight;
    }

    private int StandingOf(Container container, Place above, Container best)
    {
        if (container == best)
            return 3;
        if (IsWithin(best, container))
            return 2;
        if (container.Parent is not { } parent)
            return 0;
        if (parent == best.Parent)
        {
            var bonus = container.ClassNames.Length > 0 && container.ClassNames == best.ClassNames ? SiblingShare * _bestScore : 0;
            var isProse = container.Tag == "p" && LinkShare(container) < 0.25f && container.TextLength > 80;
            return isProse || _scores[container.Index] + bonus >= Math.Max(10, SiblingShare * _bestScore) ? 1 : 0;
        }
        return (above.Standing & 3) is 0 or 2 ? 0 : (above.Standing & 4) == 0 && IsCleaned(container) ? above.Standing | 4 : above.Standing;
    }

    /// <summary>Boxes in the article that hold hardly more than links.</summary>
    private static bool IsCleaned(Container container)
    {
        if (container.Tag is not ("div" or "section" or "ul" or "ol" or "dl" or "form" or "table" or "aside" or "nav" or "footer" or "header" or "fieldset"))
            return false;
        var isDisfavoured = (container.Marks.Bits & Disfavoured) != 0 && (container.Marks.Bits & Favoured) == 0;
        var links = LinkShare(container);
        return isDisfavoured && container.Prose < 0.8f * container.TextLength
            || links > ((container.Marks.Bits & Favoured) != 0 ? 0.5f : 0.25f)
            || container.TextLength < LeastLength && container.Tag is not ("ul" or "ol" or "dl" or "table");
    }

    /// <summary>Levels below the best; outside it, less than none for each level that holds more blocks up to what is around both.</summary>
    private static int LevelsTo(Container container, Place above, Container best)
        => IsWithin(container, best) ? container.Depth - best.Depth
            : IsWithin(best, container) ? -1
            : above.Levels - (container.Parent is { } parent && parent.Blocks > container.Blocks ? 1 : 0);

    private static bool IsWithin(Container inner, Container outer)
        => inner.First >= outer.First && inner.Last <= outer.Last && inner.Depth >= outer.Depth && inner.First >= 0;

    private static float LinkShare(Container container) => (float)container.LinkLength / Math.Max(1, container.TextLength);
}
