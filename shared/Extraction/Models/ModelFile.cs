using System.Buffers.Binary;
using System.Text;

namespace Ingestion.Extraction.Models;

/// <summary>
/// Opens the embedded models. Each begins with what it was fitted to: a binary one with its magic, the version of the
/// form, and the names of its features and of its outputs (their number, then each with its length before it, in UTF-8;
/// all numbers little-endian 32-bit); a text with the lines <c>features</c> and <c>outputs</c>, the names parted by tabs.
/// </summary>
internal static class ModelFile
{
    /// <summary>The version of the form that is read.</summary>
    private const int Version = 1;

    /// <summary>What follows the header of a binary model.</summary>
    /// <exception cref="InvalidDataException">The model is missing, of another form, or was fitted to other features or outputs.</exception>
    public static ReadOnlyMemory<byte> Load(ModelSignature signature, ReadOnlySpan<byte> magic)
    {
        using var stream = Open(signature);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Load(signature, magic, bytes);
    }

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The model is of another form, or was fitted to other features or outputs.</exception>
    public static ReadOnlyMemory<byte> Load(ModelSignature signature, ReadOnlySpan<byte> magic, ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (!bytes.StartsWith(magic) || bytes.Length < magic.Length + sizeof(int))
            throw new InvalidDataException($"{signature.Resource} is no file of a {Encoding.ASCII.GetString(magic)}. {Remedy(signature)}");
        bytes = bytes[magic.Length..];
        var version = Int(ref bytes);
        if (version != Version)
            throw new InvalidDataException($"{signature.Resource} has the form {version} and form {Version} is read. {Remedy(signature)}");
        Check(signature, "feature", signature.Features.Names, Names(signature, ref bytes));
        Check(signature, "output", signature.Outputs, Names(signature, ref bytes));
        return file[^bytes.Length..];
    }

    /// <summary>A reader of the lines that follow the header of a text.</summary>
    /// <exception cref="InvalidDataException">The model is missing, or was fitted to other features or outputs.</exception>
    public static StreamReader LoadText(ModelSignature signature) => LoadText(signature, Open(signature));

    /// <summary>The same of a file that is no resource.</summary>
    /// <exception cref="InvalidDataException">The model was fitted to other features or outputs.</exception>
    public static StreamReader LoadText(ModelSignature signature, Stream file)
    {
        var reader = new StreamReader(file);
        try
        {
            Check(signature, "feature", signature.Features.Names, Names(signature, reader.ReadLine(), "features"));
            Check(signature, "output", signature.Outputs, Names(signature, reader.ReadLine(), "outputs"));
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static Stream Open(ModelSignature signature)
        => typeof(ModelFile).Assembly.GetManifestResourceStream(signature.Resource)
            ?? throw new InvalidDataException($"The model {signature.Resource} is missing. {Remedy(signature)}");

    private static string Remedy(ModelSignature signature) => $"Fit it: tests/training/fit CORPUS --only {signature.Family}";

    private static void Check(ModelSignature signature, string what, IReadOnlyList<string> expected, string[] found)
    {
        for (var i = 0; i < Math.Max(expected.Count, found.Length); i++)
        {
            var (own, fitted) = (i < expected.Count ? $"'{expected[i]}'" : "none", i < found.Length ? $"'{found[i]}'" : "none");
            if (own != fitted)
            {
                throw new InvalidDataException(
                    $"{signature.Resource} was fitted to other {what}s: as number {i + 1} of {expected.Count} the code has {own}, the model, with {found.Length}, {fitted}. {Remedy(signature)}");
            }
        }
    }

    private static string[] Names(ModelSignature signature, ref ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Each name takes its length at least: a broken count must not ask for more room than the file has.
            var count = Int(ref bytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, bytes.Length / sizeof(int));
            var names = new string[count];
            for (var i = 0; i < names.Length; i++)
            {
                var length = Int(ref bytes);
                names[i] = Encoding.UTF8.GetString(bytes[..length]);
                bytes = bytes[length..];
            }
            return names;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException($"{signature.Resource} ends within the names of its features. {Remedy(signature)}", exception);
        }
    }

    private static string[] Names(ModelSignature signature, string? line, string what)
        => line?.Split('\t') is [var first, .. var names] && first == what
            ? names
            : throw new InvalidDataException($"{signature.Resource} does not name its {what}. {Remedy(signature)}");

    private static int Int(ref ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        return value;
    }
}
