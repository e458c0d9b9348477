namespace CodingAhead.Surfaces.Cli;

/// <summary>Told to stop, the server is first no longer ready and goes on answering, so that a balancer turns away from it and no request is lost.</summary>
internal sealed class Drain(TimeSpan wait, TimeProvider time) : IHostedLifecycleService
{
    private static volatile bool begun;

    /// <summary>Whether this program was told to stop.</summary>
    public static bool Begun => begun;

    // before any service is stopped, the one that listens among them
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        begun = true;
        try
        {
            await Task.Delay(wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the host's own time is over
        }
        begun = false;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
