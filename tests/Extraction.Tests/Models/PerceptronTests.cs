using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Tests.Models;

public sealed class PerceptronTests
{
    private const int Hidden = 16;

    private static readonly ModelSignature Signature = new("test.net", "test", new FeatureLayout("input"), "output");

    [Fact]
    public void Score_is_the_sum_of_what_the_hidden_units_let_through()
    {
        // The first unit sees the input, the second its opposite.
        var network = Perceptron.Load(Signature, Resource(mean: 1, scale: 2, [1, -1], [0.5f, 0], [3, 5], outputBias: 0.25f));

        // Standardised: (2 - 1) * 2 = 2; units 2.5 and 0.
        Assert.Equal(3 * 2.5f + 0.25f, network.LogOdds([2]), 3);
        // Standardised: -2; units 0 and 2.
        Assert.Equal(5 * 2 + 0.25f, network.LogOdds([0]), 3);
    }

    [Fact]
    public void Input_far_from_all_that_was_fitted_is_limited()
    {
        var network = Perceptron.Load(Signature, Resource(mean: 0, scale: 1, [1, 0], [0, 0], [1, 0], outputBias: 0));

        Assert.Equal(4, network.LogOdds([1_000_000]), 3);
    }

    [Fact]
    public void Bytes_of_another_form_are_named_as_such()
        => Assert.Throws<InvalidDataException>(() => Perceptron.Load(Signature, "TREE0000"u8.ToArray()));

    private static byte[] Resource(float mean, float scale, float[] weights, float[] biases, float[] outputs, float outputBias)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("NETW"u8);
        writer.Write(1);
        ModelNames.Write(writer, ["input"]);
        ModelNames.Write(writer, ["output"]);
        writer.Write(Hidden);
        writer.Write(4f);
        writer.Write(mean);
        writer.Write(scale);
        writer.Write(outputBias);
        foreach (var part in new[] { weights, biases, outputs })
            for (var unit = 0; unit < Hidden; unit++)
                writer.Write((Half)(unit < part.Length ? part[unit] : 0));
        writer.Flush();
        return bytes.ToArray();
    }
}
