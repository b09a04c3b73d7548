using Microsoft.Data.Sqlite;

namespace Ingestion.Storage.Sqlite;

/// <summary>Statements that are prepared once and run many times.</summary>
internal static class PreparedCommands
{
    /// <summary>A prepared statement with its parameters, in the order in which <see cref="Bound"/> gives their values.</summary>
    public static SqliteCommand Prepared(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        command.Prepare();
        return command;
    }

    /// <summary>The statement with these values.</summary>
    public static SqliteCommand Bound(this SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        return command;
    }
}
