using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CodingAhead.Workspace.Store;

/// <summary>The address of the workspace names no database that this program can open; the message holds no part of it.</summary>
public sealed class DatabaseAddressException(string message) : Exception(message);

/// <summary>
/// Where what people keep is stored: SQLite in the home, or PostgreSQL. The same statements run on both; the schema is written out in
/// <c>Steps/</c> and brought up to date when the store is first used, by one server at a time.
/// </summary>
public sealed class WorkspaceDatabase
{
    private readonly Lock preparing = new();
    private bool prepared;

    /// <param name="address">A connection string, a <c>postgres://</c> address, or nothing for a file in the home.</param>
    /// <param name="home">The folder that the program may write to.</param>
    /// <exception cref="DatabaseAddressException">The address cannot be read.</exception>
    public WorkspaceDatabase(string? address, string home)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            Folder = home;
            Address = Sqlite($"Data Source={Path.Combine(home, "workspace.db")}");
            return;
        }
        (Postgres, Address) = Read(address.Trim());
    }

    /// <summary>Whether this is PostgreSQL; else SQLite.</summary>
    public bool Postgres { get; }

    /// <summary>The connection string. It may hold a secret and is never shown.</summary>
    internal string Address { get; }

    /// <summary>The folder to make before the first use; null when the address names a place of its own.</summary>
    private string? Folder { get; }

    /// <summary>Whether there is anything to look into: a file in the home is made when something is first kept.</summary>
    public bool Begun => Folder is null || File.Exists(Path.Combine(Folder, "workspace.db"));

    /// <summary>How the store is called in messages.</summary>
    public string Name => Postgres ? "PostgreSQL" : "SQLite";

    /// <summary>An open connection to the prepared store.</summary>
    public async Task<DbConnection> Open(CancellationToken cancel = default)
    {
        Prepare();
        var connection = Make();
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the store answers within a second or two.</summary>
    public async Task<bool> Answers(CancellationToken cancel = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await using var connection = await Open(limit.Token);
            return await connection.OneAsync("SELECT 1", null, limit.Token) is not null;
        }
        catch (Exception e) when (e is DbException or OperationCanceledException or TimeoutException)
        {
            Forget();
            return false;
        }
    }

    /// <summary>Lets go of connections that wait for their next use: after one was found broken, the others are as well.</summary>
    public void Forget()
    {
        if (!Postgres)
            return;
        using var connection = new NpgsqlConnection(Address);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>Brings the schema up to date, once a process; two servers that start together wait for each other.</summary>
    public void Prepare()
    {
        if (Volatile.Read(ref prepared))
            return;
        lock (preparing)
        {
            if (prepared)
                return;
            if (Folder is not null)
                Directory.CreateDirectory(Folder);
            using var connection = Make();
            connection.Open();
            Schema.Bring(connection, Postgres);
            Volatile.Write(ref prepared, true);
        }
    }

    /// <summary>Gives Entity Framework the same database.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Postgres)
            options.UseNpgsql(Address);
        else
            options.UseSqlite(Address);
    }

    internal DbConnection Make() => Postgres ? new NpgsqlConnection(Address) : new SqliteConnection(Address);

    private static (bool Postgres, string Address) Read(string address)
    {
        if (address.StartsWith("postgres://", StringComparison.Ordinal) || address.StartsWith("postgresql://", StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
                throw new DatabaseAddressException("CODINGAHEAD_DATABASE: expected postgres://user:word@host:port/database");
            var user = uri.UserInfo.Split(':', 2);
            var made = new NpgsqlConnectionStringBuilder { Host = uri.Host, Database = uri.AbsolutePath.Trim('/') };
            if (uri.Port > 0)
                made.Port = uri.Port;
            if (user[0].Length > 0)
                made.Username = Uri.UnescapeDataString(user[0]);
            if (user.Length > 1)
                made.Password = Uri.UnescapeDataString(user[1]);
            return (true, Pooled(made));
        }
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = address };
            if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
                return (true, Pooled(new NpgsqlConnectionStringBuilder(address)));
            if (parts.ContainsKey("Data Source") || parts.ContainsKey("Filename"))
                return (false, Sqlite(address));
        }
        catch (ArgumentException)
        {
            // said below, without the words that were found: they may hold a secret
        }
        throw new DatabaseAddressException("CODINGAHEAD_DATABASE: expected a connection string with Host= (PostgreSQL) or Data Source= (SQLite)");
    }

    // the same few statements run all day: each is parsed and planned once a connection. Who goes through a pooler sets it to 0 in the address
    private static string Pooled(NpgsqlConnectionStringBuilder address)
    {
        if (!address.ContainsKey("Max Auto Prepare") || address.MaxAutoPrepare == 0 && !address.ConnectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase))
            (address.MaxAutoPrepare, address.AutoPrepareMinUsages) = (60, 3);
        return address.ConnectionString;
    }

    private static string Sqlite(string address) => new SqliteConnectionStringBuilder(address) { ForeignKeys = true, DefaultTimeout = 15 }.ConnectionString;
}
