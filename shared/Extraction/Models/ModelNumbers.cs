using System.Buffers.Binary;

namespace Ingestion.Extraction.Models;

/// <summary>Reads the little-endian numbers of a binary model, one after the other.</summary>
/// <param name="bytes">What follows the header (<see cref="ModelFile"/>).</param>
internal ref struct ModelNumbers(ReadOnlySpan<byte> bytes)
{
    private const int HalfSize = 2;

    private ReadOnlySpan<byte> _bytes = bytes;

    public int Integer() => BinaryPrimitives.ReadInt32LittleEndian(Next(sizeof(int)));

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Next(sizeof(float)));

    public float[] Singles(int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = Single();
        return values;
    }

    /// <summary>Floats of 16 bits.</summary>
    public float[] Halves(int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(Next(HalfSize));
        return values;
    }

    /// <exception cref="InvalidDataException">The model ends before.</exception>
    private ReadOnlySpan<byte> Next(int length)
    {
        if (length > _bytes.Length)
            throw new InvalidDataException("The model ends within its numbers.");
        var next = _bytes[..length];
        _bytes = _bytes[length..];
        return next;
    }
}
