using System.Text;

namespace Ingestion.Fuzzing.Tests.Mutation;

/// <summary>Changes inputs at random: a few changes at a time, as AFL's havoc stage makes them, and some for text.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> tokens, int mostBytes)
{
    private const int MostChanges = 8;

    /// <summary>How often a part may be repeated at once, so that depth and length are reached too.</summary>
    private const int MostRepeats = 400;

    private static readonly byte[][] Numbers = [.. new[] { "0", "-1", "99", "2147483648", "18446744073709551616", "1e308", "0x7f" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>A changed copy; <paramref name="other"/> lends parts.</summary>
    public byte[] Changed(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            Change(bytes, other);
        if (bytes.Count > mostBytes)
            bytes.RemoveRange(mostBytes, bytes.Count - mostBytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        switch (random.Next(11))
        {
            case 0 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[random.Next(bytes.Count)] = (byte)random.Next(256);
                break;
            case 2:
                var cut = Part(bytes.Count);
                bytes.RemoveRange(cut.Start, cut.Length);
                break;
            case 3:
                var copied = Part(bytes.Count);
                bytes.InsertRange(Place(bytes), bytes.GetRange(copied.Start, copied.Length));
                break;
            case 4:
                Repeat(bytes);
                break;
            case 5:
                var lent = Part(other.Length);
                bytes.InsertRange(Place(bytes), other.AsSpan(lent.Start, lent.Length).ToArray());
                break;
            case 6:
                bytes.InsertRange(Place(bytes), Encoding.UTF8.GetBytes(AnyCharacter()));
                break;
            case 7:
                ReplaceNumber(bytes);
                break;
            default:
                bytes.InsertRange(Place(bytes), tokens[random.Next(tokens.Count)]);
                break;
        }
    }

    private void Repeat(List<byte> bytes)
    {
        var part = Part(Math.Min(bytes.Count, 200));
        var unit = random.Next(2) == 0 ? tokens[random.Next(tokens.Count)] : [.. bytes.GetRange(part.Start, part.Length)];
        if (unit.Length == 0)
            return;
        var times = Math.Min(random.Next(2, MostRepeats), Math.Max(0, mostBytes - bytes.Count) / unit.Length);
        bytes.InsertRange(Place(bytes), Enumerable.Repeat(unit, times).SelectMany(copy => copy));
    }

    private void ReplaceNumber(List<byte> bytes)
    {
        var start = bytes.FindIndex(Place(bytes), value => char.IsAsciiDigit((char)value));
        if (start < 0)
            return;
        var end = bytes.FindIndex(start, value => !char.IsAsciiDigit((char)value));
        bytes.RemoveRange(start, (end < 0 ? bytes.Count : end) - start);
        bytes.InsertRange(start, Numbers[random.Next(Numbers.Length)]);
    }

    private string AnyCharacter()
    {
        var value = random.Next(4) switch { 0 => random.Next(0x20), 1 => random.Next(0x80, 0x3000), 2 => random.Next(0x3000, 0xD800), _ => random.Next(0xE000, 0x110000) };
        return new Rune(value).ToString();
    }

    private int Place(List<byte> bytes) => random.Next(bytes.Count + 1);

    /// <summary>Short parts far more often than long ones.</summary>
    private (int Start, int Length) Part(int length)
    {
        if (length == 0)
            return default;
        var longest = 1 << random.Next(1, 14);
        var start = random.Next(length);
        return (start, Math.Min(random.Next(1, longest + 1), length - start));
    }
}
