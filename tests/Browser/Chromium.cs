using System.Collections.Concurrent;
using CodingAhead.Tests.Browser;
using CodingAhead.Tests.Surfaces.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SiteHost))]

namespace CodingAhead.Tests.Browser;

/// <summary>The Chromium of this machine, started once for all tests. Nothing downloads one; where there is none, tests are skipped with the reason.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // the shell without windows first: it is the same engine and takes half the processes
    private static readonly string[] Places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim starting = new(1);
    private readonly ConcurrentDictionary<string, (string Test, List<IBrowserContext> Windows)> open = new();
    private IPlaywright? playwright;
    private IBrowser? browser;
    private string? fault;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh window; skips the test where there is no browser to be had.</summary>
    public async Task<IPage> Open(ViewportSize? size = null, ColorScheme theme = ColorScheme.Light, bool script = true, bool phone = false)
    {
        await Start();
        Assert.SkipWhen(browser is null, fault ?? "no Chromium");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = size ?? (phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 800 }),
            ColorScheme = theme, JavaScriptEnabled = script, HasTouch = phone, DeviceScaleFactor = phone ? 2 : 1, ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        await Keep(context);
        return await context.NewPageAsync();
    }

    /// <summary>Windows of a test that is over are closed by the next one of its collection; left open, each would cost a process to the end of the run.</summary>
    private async Task Keep(IBrowserContext context)
    {
        var (collection, test) = (TestContext.Current.TestCollection?.UniqueID ?? "", TestContext.Current.Test?.UniqueID ?? "");
        var (owner, windows) = open.GetValueOrDefault(collection, (test, []));
        if (owner != test)
        {
            foreach (var window in windows)
                await window.CloseAsync();
            windows = [];
        }
        windows.Add(context);
        open[collection] = (test, windows);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }

    private async Task Start()
    {
        await starting.WaitAsync();
        try
        {
            if (browser is not null || fault is not null)
                return;
            var named = Environment.GetEnvironmentVariable("CODINGAHEAD_CHROMIUM");
            var path = named is { Length: > 0 } ? named : Places.FirstOrDefault(File.Exists);
            if (path is null)
            {
                fault = "no Chromium on this machine: apt-get install chromium, or name one in CODINGAHEAD_CHROMIUM";
                return;
            }
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = path, Headless = true,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        catch (PlaywrightException e)
        {
            fault = $"Chromium does not start here: {e.Message.Split('\n')[0]}";
        }
        finally
        {
            starting.Release();
        }
    }
}
