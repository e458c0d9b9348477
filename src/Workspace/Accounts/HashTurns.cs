namespace CodingAhead.Workspace.Accounts;

/// <summary>
/// Hashing a passphrase keeps a processor busy for a while, and is meant to. Only so many are hashed at once that one processor is left for
/// everyone who only reads: a flood of log-ins makes log-ins slow and nothing else.
/// </summary>
public static class HashTurns
{
    private static readonly SemaphoreSlim Turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    public static async Task<T> Take<T>(Func<Task<T>> hash, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return await hash();
        }
        finally
        {
            Turns.Release();
        }
    }
}
