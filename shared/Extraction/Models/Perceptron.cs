using System.Numerics;
using System.Runtime.InteropServices;

namespace Ingestion.Extraction.Models;

/// <summary>
/// A perceptron with one hidden layer of rectified units. Behind the header (<see cref="ModelFile"/>) stand little-endian
/// numbers: hidden units (a multiple of 16), limit; each input's mean and scale, the outputs' biases; then in 16-bit
/// floats each input's weights, the hidden units' biases, each output's weights.
/// </summary>
internal sealed class Perceptron
{
    private readonly float _limit;
    private readonly float[] _means;
    private readonly float[] _scales;
    private readonly float[] _weights;
    private readonly float[] _biases;
    private readonly float[] _outputs;
    private readonly float[] _outputBiases;

    private Perceptron(ModelSignature signature, ReadOnlySpan<byte> bytes)
    {
        Inputs = signature.Features.Count;
        Outputs = signature.Outputs.Count;
        var numbers = new ModelNumbers(bytes);
        var hidden = numbers.Integer();
        _limit = numbers.Single();
        _means = numbers.Singles(Inputs);
        _scales = numbers.Singles(Inputs);
        _outputBiases = numbers.Singles(Outputs);
        _weights = numbers.Halves(Inputs * hidden);
        _biases = numbers.Halves(hidden);
        _outputs = numbers.Halves(hidden * Outputs);
        if (hidden % Vector<float>.Count != 0)
            throw new InvalidDataException($"{hidden} hidden units are no multiple of {Vector<float>.Count}.");
    }

    /// <summary>Length of a row.</summary>
    public int Inputs { get; }

    public int Outputs { get; }

    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static Perceptron Load(ModelSignature signature) => new(signature, ModelFile.Load(signature, "NETW"u8).Span);

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The file has another form, or was fitted to other features or outputs.</exception>
    public static Perceptron Load(ModelSignature signature, ReadOnlyMemory<byte> file) => new(signature, ModelFile.Load(signature, "NETW"u8, file).Span);

    /// <summary>The log-odds that a network of one output gives a row.</summary>
    public float LogOdds(ReadOnlySpan<float> row)
    {
        var odds = 0f;
        AddTo(new Span<float>(ref odds), row);
        return odds;
    }

    /// <summary>Adds each output's score of a row.</summary>
    public void AddTo(Span<float> scores, ReadOnlySpan<float> row)
    {
        Span<float> hidden = stackalloc float[_biases.Length];
        _biases.CopyTo(hidden);
        var units = MemoryMarshal.Cast<float, Vector<float>>(hidden);
        var weights = MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan());
        for (var input = 0; input < Inputs; input++)
        {
            var value = new Vector<float>(Math.Clamp((row[input] - _means[input]) * _scales[input], -_limit, _limit));
            var own = weights.Slice(input * units.Length, units.Length);
            for (var unit = 0; unit < units.Length; unit++)
                units[unit] += own[unit] * value;
        }
        var outputs = MemoryMarshal.Cast<float, Vector<float>>(_outputs.AsSpan());
        for (var output = 0; output < Outputs; output++)
        {
            var sum = Vector<float>.Zero;
            for (var unit = 0; unit < units.Length; unit++)
                sum += Vector.Max(units[unit], Vector<float>.Zero) * outputs[output * units.Length + unit];
            scores[output] += Vector.Sum(sum) + _outputBiases[output];
        }
    }
}
