using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Html.Kinds;
using Ingestion.Extraction.Metadata.Authors;
using Ingestion.Extraction.Metadata.Dates;
using Ingestion.Extraction.Metadata.Titles;
using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump;
using Ingestion.Extraction.TextDump.Titles;

namespace Ingestion.Extraction;

/// <summary>All models of the library, for those who fit and check them.</summary>
internal static class FittedModels
{
    /// <summary>What each is asked.</summary>
    public static IReadOnlyList<ModelSignature> All { get; } =
    [
        PageTitle.Trees, PageTitle.Network,
        BlockModels.First, BlockModels.Second, BlockModels.Third, BlockModels.Words,
        KindJudge.Trees, KindJudge.Network, KindJudge.Words,
        PublishedDate.Trees, PageAuthors.Trees,
        LineModel.Signature, LineModel.LexiconSignature,
        DumpTitleModel.Trees,
        BodyConfidence.Signature, LineConfidence.Signature,
    ];
}
