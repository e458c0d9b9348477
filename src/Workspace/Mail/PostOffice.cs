using System.Threading.Channels;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace CodingAhead.Workspace.Mail;

/// <summary>A letter in plain text.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>
/// Sends letters behind the request: who asks for one waits equally long whether there is someone to write to or not. A server that does
/// not answer is tried again; what a letter says is never logged.
/// </summary>
public sealed partial class PostOffice(MailOptions? options, TimeProvider time, ILogger<PostOffice> log) : BackgroundService
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10)];

    // full, it drops the newest: a flood of letters must not take the memory of everything else
    private readonly Channel<Letter> letters = Channel.CreateBounded<Letter>(new BoundedChannelOptions(2_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether there is a way to send mail at all.</summary>
    public bool Open => options is not null;

    public void Post(Letter letter)
    {
        if (Open)
            letters.Writer.TryWrite(letter);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options is null)
            return;
        try
        {
            await foreach (var letter in letters.Reader.ReadAllAsync(stoppingToken))
                await Send(letter, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // the program ends; people ask for the letter again
        }
    }

    private async Task Send(Letter letter, CancellationToken cancel)
    {
        for (var turn = 0; ; turn++)
            try
            {
                await Deliver(Written(letter), cancel);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpCommandException or SmtpProtocolException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException or System.Net.Sockets.SocketException or TimeoutException or NotSupportedException)
            {
                if (turn == Waits.Length)
                {
                    Lost(log, e.GetType().Name);
                    return;
                }
                await Task.Delay(Waits[turn], time, cancel);
            }
    }

    private MimeMessage Written(Letter letter)
    {
        var message = new MimeMessage { Subject = letter.Subject, Date = time.GetUtcNow(), Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(options!.From));
        message.To.Add(MailboxAddress.Parse(letter.To));
        // not for machines to answer
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private async Task Deliver(MimeMessage message, CancellationToken cancel)
    {
        if (options!.Folder is { } folder)
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}");
            await message.WriteToAsync(path + ".part", cancel);
            File.Move(path + ".part", path + ".eml");
            return;
        }
        using var smtp = new SmtpClient { Timeout = 20_000 };
        var local = options.Host is "localhost" || System.Net.IPAddress.TryParse(options.Host, out var ip) && System.Net.IPAddress.IsLoopback(ip);
        await smtp.ConnectAsync(options.Host, options.Port, options.Tls ? SecureSocketOptions.SslOnConnect : local ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls, cancel);
        if (options.User is { } user)
            await smtp.AuthenticateAsync(user, options.Word ?? "", cancel);
        await smtp.SendAsync(message, cancel);
        await smtp.DisconnectAsync(true, cancel);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter could not be sent ({Kind}) and was given up; see CODINGAHEAD_SMTP")]
    private static partial void Lost(ILogger log, string kind);
}
