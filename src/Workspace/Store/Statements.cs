using System.Data.Common;

namespace CodingAhead.Workspace.Store;

/// <summary>Statements with named values, where Entity Framework would be a detour: counting, the audit chain, backups.</summary>
internal static class Statements
{
    public static int Run(this DbConnection connection, string sql, DbTransaction? transaction = null, params (string Name, object? Value)[] values)
    {
        using var command = connection.Command(sql, transaction, values);
        return command.ExecuteNonQuery();
    }

    public static object? One(this DbConnection connection, string sql, DbTransaction? transaction = null, params (string Name, object? Value)[] values)
    {
        using var command = connection.Command(sql, transaction, values);
        return command.ExecuteScalar();
    }

    public static async Task<int> RunAsync(this DbConnection connection, string sql, DbTransaction? transaction, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = connection.Command(sql, transaction, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<object?> OneAsync(this DbConnection connection, string sql, DbTransaction? transaction, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = connection.Command(sql, transaction, values);
        return await command.ExecuteScalarAsync(cancel) is { } value and not DBNull ? value : null;
    }

    public static DbCommand Command(this DbConnection connection, string sql, DbTransaction? transaction, params (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // every statement of the house is a text of its own; values travel as parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
