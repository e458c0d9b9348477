using System.Text.Json;
using System.Threading.Tasks.Dataflow;

namespace CodingAhead.Surfaces.Cli;

/// <summary>Answers one JSON object a line, in order, on all cores, in constant memory. A faulty row is answered as such and the stream goes on.</summary>
internal static class JsonLines
{
    /// <param name="file">A path, or <c>-</c> for standard input.</param>
    /// <param name="answer">From a line to its answer.</param>
    public static int Run(string file, Func<string, string> answer)
    {
        using var input = file == "-" ? Console.In : File.Exists(file) ? new StreamReader(file) : throw new UsageException($"{file}: no such file");
        using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        var work = new TransformBlock<string, string>(line => Guarded(line, answer), new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount, BoundedCapacity = Environment.ProcessorCount * 16, EnsureOrdered = true, SingleProducerConstrained = true,
        });
        var print = new ActionBlock<string>(output.WriteLine, new ExecutionDataflowBlockOptions { BoundedCapacity = 64 });
        work.LinkTo(print, new DataflowLinkOptions { PropagateCompletion = true });
        while (input.ReadLine() is { } line)
            if (line.Trim().Length > 0)
                work.SendAsync(line).GetAwaiter().GetResult();
        work.Complete();
        print.Completion.GetAwaiter().GetResult();
        return ExitCode.Done;
    }

    private static string Guarded(string line, Func<string, string> answer)
    {
        try
        {
            return answer(line);
        }
        catch (JsonException e)
        {
            return Fault(line, "unreadable", $"not a JSON object of the expected shape (byte {e.BytePositionInLine})");
        }
        catch (UsageException e)
        {
            return Fault(line, "usage", e.Message);
        }
#pragma warning disable CA1031 // one row's fault must not end the stream, nor tell what the row said
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Fault(line, "fault", e.GetType().Name);
        }
    }

    private static string Fault(string line, string code, string message) =>
        Json.Text(new RowError(IdOf(line), new RowFault(code, message)), SurfaceJson.Default.RowError);

    private static string? IdOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
