using Ingestion.Extraction.Models;

namespace Ingestion.Extraction.Tests.Models;

public sealed class RecurrentNetworkTests
{
    private const int Width = 16;
    private const int Inputs = 3;
    private const int Outputs = 2;
    private const float Limit = 4;

    private static readonly ModelSignature Signature = new("test.gru", "test", new FeatureLayout("a", "b", "c"), "x", "y");

    [Fact]
    public void Network_computes_gated_recurrent_units_over_both_directions()
    {
        var layers = Layers(new Random(5));
        var network = RecurrentNetwork.Load(Signature, File(layers));
        float[][] rows = [[0.5f, -1, 2], [1, 1, 0], [-2, 0.25f, 0.5f], [0, 0, 0], [3, -3, 1]];

        var said = network.Probabilities(rows, TestContext.Current.CancellationToken);

        var expected = Reference(layers, rows);
        for (var row = 0; row < rows.Length; row++)
            for (var output = 0; output < Outputs; output++)
                Assert.Equal(expected[row][output], said[row][output], 3);
    }

    [Fact]
    public void What_stands_before_and_behind_a_row_changes_what_is_told_of_it()
    {
        var network = RecurrentNetwork.Load(Signature, File(Layers(new Random(6))));
        float[] row = [1, -1, 0.5f], other = [-2, 2, 3];

        var alone = network.Probabilities([row], TestContext.Current.CancellationToken)[0][0];
        var behind = network.Probabilities([other, row], TestContext.Current.CancellationToken)[1][0];
        var before = network.Probabilities([row, other], TestContext.Current.CancellationToken)[0][0];

        Assert.Equal(3, new[] { alone, behind, before }.Distinct().Count());
    }

    [Fact]
    public void Input_far_from_all_that_was_fitted_is_limited()
    {
        var network = RecurrentNetwork.Load(Signature, File(Layers(new Random(7))));

        Assert.Equal(network.Probabilities([[Limit, 0, 0]], TestContext.Current.CancellationToken)[0], network.Probabilities([[1_000_000, 0, 0]], TestContext.Current.CancellationToken)[0]);
    }

    [Fact]
    public void No_rows_get_no_probabilities()
        => Assert.Empty(RecurrentNetwork.Load(Signature, File(Layers(new Random(8)))).Probabilities([], TestContext.Current.CancellationToken));

    [Fact]
    public void Work_stops_when_cancelled()
        => Assert.Throws<OperationCanceledException>(() => RecurrentNetwork.Load(Signature, File(Layers(new Random(9)))).Probabilities([[0, 0, 0]], new CancellationToken(canceled: true)));

    [Fact]
    public void Bytes_of_another_form_are_named_as_such()
        => Assert.Throws<InvalidDataException>(() => RecurrentNetwork.Load(Signature, "NETW0000"u8.ToArray()));

    // The same by the equations of K. Cho et al. (2014), a number at a time.
    private static double[][] Reference((int In, float[] Weights, float[] Biases)[] layers, float[][] rows)
    {
        double[][] units = [.. rows.Select(row => Rectified(layers[0], [.. row.Select(value => (double)value)]))];
        var forwards = States(layers[1], layers[2], units);
        double[][] backwards = [.. States(layers[3], layers[4], [.. units.Reverse()]).Reverse()];
        return [.. rows.Select((_, row) => Array.ConvertAll(Sums(layers[6], Rectified(layers[5], [.. units[row], .. forwards[row], .. backwards[row]])), Sigmoid))];
    }

    private static double[][] States((int, float[], float[]) input, (int, float[], float[]) kept, double[][] units)
    {
        var states = new double[units.Length][];
        var state = new double[Width];
        for (var row = 0; row < units.Length; row++)
        {
            double[] given = Sums(input, units[row]), old = Sums(kept, state), next = new double[Width];
            for (var unit = 0; unit < Width; unit++)
            {
                var reset = Sigmoid(given[unit] + old[unit]);
                var update = Sigmoid(given[Width + unit] + old[Width + unit]);
                var fresh = Math.Tanh(given[(2 * Width) + unit] + (reset * old[(2 * Width) + unit]));
                next[unit] = ((1 - update) * fresh) + (update * state[unit]);
            }

            states[row] = state = next;
        }

        return states;
    }

    private static double[] Rectified((int, float[], float[]) layer, double[] values) => Array.ConvertAll(Sums(layer, values), sum => Math.Max(0, sum));

    private static double[] Sums((int In, float[] Weights, float[] Biases) layer, double[] values) =>
        [.. layer.Biases.Select((bias, unit) => bias + values.Select((value, input) => value * layer.Weights[(input * layer.Biases.Length) + unit]).Sum())];

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    // Weights that a 16-bit float has exactly.
    private static (int In, float[] Weights, float[] Biases)[] Layers(Random random)
    {
        float Weight() => random.Next(-64, 65) / 128f;
        (int, float[], float[]) Layer(int inputs, int outputs) =>
            (inputs, [.. Enumerable.Range(0, inputs * outputs).Select(_ => Weight())], [.. Enumerable.Range(0, outputs).Select(_ => Weight())]);
        return
        [
            Layer(Inputs, Width), Layer(Width, 3 * Width), Layer(Width, 3 * Width), Layer(Width, 3 * Width), Layer(Width, 3 * Width),
            Layer(3 * Width, Width), Layer(Width, Outputs),
        ];
    }

    private static byte[] File((int In, float[] Weights, float[] Biases)[] layers)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write("RECU"u8);
        writer.Write(1);
        ModelNames.Write(writer, Signature.Features.Names);
        ModelNames.Write(writer, Signature.Outputs);
        writer.Write(Width);
        writer.Write(Limit);
        for (var input = 0; input < Inputs; input++)
            writer.Write(0f);
        for (var input = 0; input < Inputs; input++)
            writer.Write(1f);
        foreach (var (_, weights, biases) in layers)
            foreach (var value in weights.Concat(biases))
                writer.Write((Half)value);
        writer.Flush();
        return bytes.ToArray();
    }
}
