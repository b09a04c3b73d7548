using Ingestion.Contracts;
using Ingestion.Extraction.Html.Judging;
using Ingestion.Extraction.Models;
using Ingestion.Extraction.TextDump;

namespace Ingestion.Extraction.Tests.Models;

/// <summary>Every model that ships knows the features it was fitted to, and is refused where the code computes others.</summary>
public sealed class FittedModelTests
{
    public static TheoryData<string> Resources() => [.. FittedModels.All.Select(model => model.Resource)];

    [Fact]
    public void Every_model_is_known()
    {
        var embedded = typeof(FittedModels).Assembly.GetManifestResourceNames().Where(name => Path.GetExtension(name) is ".trees" or ".net" or ".gru" or ".lexicon" or ".tsv");

        Assert.Equal(embedded.Except(["character-references.tsv", "notice-phrases.tsv"]).Order(), FittedModels.All.Select(model => model.Resource).Order());
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Model_fits_the_code(string resource) => Load(Signature(resource));

    [Theory]
    [MemberData(nameof(Resources))]
    public void Added_feature_is_refused(string resource)
    {
        var model = Signature(resource);
        var at = model.Features.Count / 2;
        var names = model.Features.Names.ToList();
        names.Insert(at, "something new");

        Refused(model with { Features = new FeatureLayout(names) }, "feature", at, "'something new'", $"'{model.Features.Names[at]}'");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Feature_added_at_the_end_is_refused(string resource)
    {
        var model = Signature(resource);

        Refused(model with { Features = new FeatureLayout([.. model.Features.Names, "something new"]) }, "feature", model.Features.Count, "'something new'", "none");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Removed_feature_is_refused(string resource)
    {
        var model = Signature(resource);

        Refused(model with { Features = new FeatureLayout(model.Features.Names.SkipLast(1)) }, "feature", model.Features.Count - 1, "none", $"'{model.Features.Names[^1]}'");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Features_that_changed_places_are_refused(string resource)
    {
        var model = Signature(resource);
        var names = model.Features.Names.ToArray();
        (names[0], names[1]) = (names[1], names[0]);

        Refused(model with { Features = new FeatureLayout(names) }, "feature", 0, $"'{names[0]}'", $"'{names[1]}'");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Other_outputs_are_refused(string resource)
    {
        var model = Signature(resource);

        Refused(model with { Outputs = ["something else", .. model.Outputs.Skip(1)] }, "output", 0, "'something else'", $"'{model.Outputs[0]}'");
    }

    /// <summary>The order of a published enumeration is an input: whoever changes it must be told.</summary>
    [Fact]
    public void Kinds_of_blocks_are_named_in_the_features_they_are_numbers_of()
    {
        var kinds = string.Join('|', Enum.GetNames<BlockKind>());

        Assert.All((string[])["kind", "before1 kind", "after2 kind"], name => Assert.Contains($"{name}: {kinds}", BlockModels.First.Features.Names));
    }

    [Fact]
    public void Missing_model_is_told_with_the_command_that_fits_it()
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Load(new ModelSignature("no.trees", "blocks", new FeatureLayout("one"), "body")));

        Assert.Equal("The model no.trees is missing. Fit it: tests/training/fit CORPUS --only blocks", refusal.Message);
    }

    [Theory]
    [InlineData("TREE")]
    [InlineData("TREE\u0002\0\0\0")]
    [InlineData("TREE\u0001\0\0\0\u0005\0\0\0\u0001\0\0\0a")]
    [InlineData("TREE\u0001\0\0\0\uFFFF")]
    [InlineData("TREE\u0001\0\0\0\0\0\0\u007F")]
    public void Broken_header_is_refused_as_such(string file)
        => Assert.Throws<InvalidDataException>(() => GradientBoostedTrees.Load(Signature("blocks.trees"), file.Select(letter => (byte)letter).ToArray()));

    private static ModelSignature Signature(string resource) => FittedModels.All.Single(model => model.Resource == resource);

    private static void Refused(ModelSignature changed, string what, int at, string expected, string found)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => Load(changed));

        Assert.StartsWith($"{changed.Resource} was fitted to other {what}s: as number {at + 1} of ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($" the code has {expected}, the model, with ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($", {found}. Fit it: tests/training/fit CORPUS --only {changed.Family}", refusal.Message, StringComparison.Ordinal);
    }

    private static object Load(ModelSignature model) => (Path.GetExtension(model.Resource), model.Outputs) switch
    {
        (".trees", _) => GradientBoostedTrees.Load(model),
        (".net", _) => Perceptron.Load(model),
        (".gru", _) => RecurrentNetwork.Load(model),
        (".lexicon", _) => LineLexicon.Load(model),
        (_, ["right"]) => LogisticModel.Load(model),
        _ => KeyedRows.Load(model).ToArray(),
    };
}
