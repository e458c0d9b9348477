using System.Globalization;
using Microsoft.Data.Sqlite;

namespace CodingAhead.Catalogue.Store;

/// <summary>A connection with its statements, prepared once: what is asked is always the same, and parsing it costs as much as answering it.</summary>
internal sealed class OpenDatabase : IDisposable
{
    private const int Most = 64;

    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    public OpenDatabase(string connectionString)
    {
        Connection = new SqliteConnection(connectionString);
        Connection.Open();
    }

    public SqliteConnection Connection { get; }

    /// <summary>The statement with its parameters <c>$0</c>, <c>$1</c> … set; a null is no parameter.</summary>
    public SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            if (commands.Count == Most)
                Clear();
            command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                if (values[i] is { } value)
                    command.Parameters.AddWithValue(Name(i), value);
            commands.Add(sql, command);
            return command;
        }
        for (var (i, at) = (0, 0); i < values.Length; i++)
            if (values[i] is { } value)
                command.Parameters[at++].Value = value;
        return command;
    }

    private static string Name(int place) => string.Create(CultureInfo.InvariantCulture, $"${place}");

    private void Clear()
    {
        foreach (var command in commands.Values)
            command.Dispose();
        commands.Clear();
    }

    public void Dispose()
    {
        Clear();
        Connection.Dispose();
    }
}
