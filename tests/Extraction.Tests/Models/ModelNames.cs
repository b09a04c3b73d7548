using System.Text;

namespace Ingestion.Extraction.Tests.Models;

/// <summary>Writes the names that a binary model begins with.</summary>
internal static class ModelNames
{
    public static void Write(BinaryWriter writer, IReadOnlyList<string> names)
    {
        writer.Write(names.Count);
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }
}
