namespace CodingAhead.Surfaces.Cli;

/// <summary>How far a server that was told to stop has come.</summary>
internal enum DrainStage
{
    Serving,

    /// <summary>Not ready any more, and answering everything: a balancer that asks for readiness turns away meanwhile.</summary>
    Unready,

    /// <summary>Reading is handed over to another server, for a balancer that learns from answers alone; what writes is still done here.</summary>
    HandingOver,
}

/// <summary>
/// Told to stop, a server is first no longer ready and goes on answering; then, for a second, it answers whatever only reads with 503, by which
/// a balancer without checks of its own (nginx) notices and sends everyone elsewhere. Only then is the address given up, while nobody
/// comes any more: a write that arrives at an address just being given up would be lost, and may not be sent twice.
/// </summary>
internal sealed class Drain(TimeSpan wait, TimeProvider time) : IHostedLifecycleService
{
    // shorter than a balancer holds a server for failed after one refusal: nginx, two seconds in deploy/nginx.conf
    private static readonly TimeSpan Handing = TimeSpan.FromSeconds(1);

    private volatile int stage;

    public DrainStage Stage => (DrainStage)stage;

    /// <summary>Whether this server was told to stop.</summary>
    public bool Begun => Stage != DrainStage.Serving;

    // before any service is stopped, the one that listens among them
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        stage = (int)DrainStage.Unready;
        try
        {
            await Task.Delay(wait > Handing ? wait - Handing : TimeSpan.Zero, time, cancellationToken);
            stage = (int)DrainStage.HandingOver;
            await Task.Delay(wait > Handing ? Handing : wait, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // the host's own time is over
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
