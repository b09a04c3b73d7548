using System.Numerics;
using System.Runtime.InteropServices;

namespace Ingestion.Extraction.Models;

/// <summary>
/// A network that reads a sequence of rows forwards and backwards and tells something of each: a layer of rectified units,
/// two layers of gated recurrent units over it (K. Cho et al., "Learning phrase representations using RNN encoder–decoder
/// for statistical machine translation", 2014), and another of rectified units over all three. Each layer is as wide as
/// the others. Behind the header (<see cref="ModelFile"/>) stand little-endian numbers: width (a multiple of 16), limit;
/// each input's mean and scale, and in 16-bit floats the layers in that order, each with its weights, an input of it after
/// the other, and its biases.
/// </summary>
internal sealed class RecurrentNetwork
{
    private static readonly byte[] Magic = "RECU"u8.ToArray();

    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _width;
    private readonly float _limit;
    private readonly float[] _means;
    private readonly float[] _scales;
    private readonly Layer _first;
    private readonly Gates _forwards;
    private readonly Gates _backwards;
    private readonly Layer _joined;
    private readonly Layer _last;

    private RecurrentNetwork(ModelSignature signature, ReadOnlySpan<byte> bytes)
    {
        _inputs = signature.Features.Count;
        _outputs = signature.Outputs.Count;
        var numbers = new ModelNumbers(bytes);
        _width = numbers.Integer();
        if (_width % Vector<float>.Count != 0)
            throw new InvalidDataException($"{_width} units are no multiple of {Vector<float>.Count}.");
        _limit = numbers.Single();
        _means = numbers.Singles(_inputs);
        _scales = numbers.Singles(_inputs);
        _first = new Layer(ref numbers, _inputs, _width);
        _forwards = new Gates(ref numbers, _width);
        _backwards = new Gates(ref numbers, _width);
        _joined = new Layer(ref numbers, 3 * _width, _width);
        _last = new Layer(ref numbers, _width, _outputs);
    }

    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static RecurrentNetwork Load(ModelSignature signature) => new(signature, ModelFile.Load(signature, Magic).Span);

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The file has another form, or was fitted to other features or outputs.</exception>
    public static RecurrentNetwork Load(ModelSignature signature, ReadOnlyMemory<byte> file) => new(signature, ModelFile.Load(signature, Magic, file).Span);

    /// <summary>The probability of each output for each row of a sequence.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public float[][] Probabilities(float[][] rows, CancellationToken cancellationToken)
    {
        var units = new float[rows.Length][];
        Span<float> standard = stackalloc float[_inputs];
        for (var index = 0; index < rows.Length; index++)
        {
            if ((index & 0xFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var row = rows[index];
            for (var input = 0; input < _inputs; input++)
                standard[input] = Math.Clamp((row[input] - _means[input]) * _scales[input], -_limit, _limit);
            var all = units[index] = new float[3 * _width];
            _first.Rectified(standard, all.AsSpan(0, _width));
        }
        _forwards.Read(units, _width, isForwards: true, cancellationToken);
        _backwards.Read(units, 2 * _width, isForwards: false, cancellationToken);
        var probabilities = new float[rows.Length][];
        Span<float> joined = stackalloc float[_width];
        for (var index = 0; index < rows.Length; index++)
        {
            _joined.Rectified(units[index], joined);
            var own = probabilities[index] = new float[_outputs];
            _last.Add(joined, own);
            for (var output = 0; output < _outputs; output++)
                own[output] = Sigmoid(own[output]);
        }
        return probabilities;
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));

    private sealed class Layer
    {
        private readonly float[] _weights;
        private readonly float[] _biases;

        public Layer(ref ModelNumbers numbers, int inputs, int outputs)
        {
            _weights = numbers.Halves(inputs * outputs);
            _biases = numbers.Halves(outputs);
        }

        public void Add(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            _biases.CopyTo(outputs);
            AddProduct(_weights, inputs, outputs);
        }

        public void Rectified(ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            Add(inputs, outputs);
            for (var unit = 0; unit < outputs.Length; unit++)
                outputs[unit] = Math.Max(0, outputs[unit]);
        }

        // A layer is read an input after the other, whose weights stand side by side.
        private static void AddProduct(ReadOnlySpan<float> weights, ReadOnlySpan<float> inputs, Span<float> outputs)
        {
            var wide = outputs.Length - (outputs.Length % Vector<float>.Count);
            var units = MemoryMarshal.Cast<float, Vector<float>>(outputs[..wide]);
            for (var input = 0; input < inputs.Length; input++)
            {
                // A rectified unit is often silent.
                if (inputs[input] == 0)
                    continue;
                var own = weights.Slice(input * outputs.Length, outputs.Length);
                var vectors = MemoryMarshal.Cast<float, Vector<float>>(own[..wide]);
                var value = new Vector<float>(inputs[input]);
                for (var unit = 0; unit < units.Length; unit++)
                    units[unit] += vectors[unit] * value;
                for (var unit = wide; unit < outputs.Length; unit++)
                    outputs[unit] += own[unit] * inputs[input];
            }
        }
    }

    // The gates of a direction: reset, update and new state side by side.
    private sealed class Gates
    {
        private readonly int _width;
        private readonly Layer _input;
        private readonly Layer _state;

        public Gates(ref ModelNumbers numbers, int width)
        {
            _width = width;
            _input = new Layer(ref numbers, width, 3 * width);
            _state = new Layer(ref numbers, width, 3 * width);
        }

        // Reads the first units of each row, and writes the states behind them.
        public void Read(float[][] units, int at, bool isForwards, CancellationToken cancellationToken)
        {
            Span<float> given = stackalloc float[3 * _width];
            Span<float> kept = stackalloc float[3 * _width];
            Span<float> state = stackalloc float[_width];
            state.Clear();
            for (var step = 0; step < units.Length; step++)
            {
                if ((step & 0xFF) == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                var row = units[isForwards ? step : units.Length - 1 - step].AsSpan();
                _input.Add(row[.._width], given);
                _state.Add(state, kept);
                for (var unit = 0; unit < _width; unit++)
                {
                    var reset = Sigmoid(given[unit] + kept[unit]);
                    var update = Sigmoid(given[_width + unit] + kept[_width + unit]);
                    var fresh = MathF.Tanh(given[(2 * _width) + unit] + (reset * kept[(2 * _width) + unit]));
                    state[unit] = ((1 - update) * fresh) + (update * state[unit]);
                }
                state.CopyTo(row[at..]);
            }
        }
    }
}
