using System.Text;
using MassTransit;

namespace Ingestion.Hosting.Bus;

/// <summary>
/// Names what a message is published to: <c>page-fetched</c>, and <c>fault-page-fetched</c> for its fault. The names
/// depend on the type's own name only, so a contract can move between namespaces without making a new exchange.
/// </summary>
public sealed class EntityNames : IEntityNameFormatter
{
    /// <inheritdoc />
    public string FormatEntityName<T>() => Name(typeof(T));

    private static string Name(Type type)
    {
        var name = new StringBuilder();
        foreach (var letter in type.Name.TakeWhile(letter => letter != '`'))
        {
            if (char.IsUpper(letter) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }

        foreach (var argument in type.GetGenericArguments())
            name.Append('-').Append(Name(argument));
        return name.ToString();
    }
}
