using System.CommandLine;
using CodingAhead.Catalogue.Codes;
using CodingAhead.Surfaces;
using CodingAhead.Surfaces.Cli;

// The one executable and the composition root: words to verbs, faults to exit codes, each once.
var root = new RootCommand("Coding Ahead: a self-hosted workbench for US medical coding.");
foreach (var verb in Verbs.All)
    root.Subcommands.Add(verb());

var words = args.Length == 0 ? ["serve"] : args;
var parsed = root.Parse(words);
if (parsed.Errors.Count > 0 && !words.Any(w => w is "--help" or "-h" or "-?" or "--version"))
{
    Console.Error.WriteLine($"codingahead: {parsed.Errors[0].Message}");
    return ExitCode.Usage;
}
try
{
    // a server that was told to stop takes the time of its host; elsewhere the parser would end the program two seconds after the signal, in the middle of answers
    var stops = parsed.CommandResult.Command.Name == "serve" ? null : new InvocationConfiguration().ProcessTerminationTimeout;
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = stops });
}
catch (BookFormatException e)
{
    Console.Error.WriteLine($"codingahead: {e.Message}");
    return ExitCode.Usage;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"codingahead: {e.Message}");
    return ExitCode.Usage;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"codingahead: {e.Message}");
    return ExitCode.Usage;
}
catch (OperationCanceledException)
{
    return ExitCode.Fault;
}
#pragma warning disable CA1031 // the last resort: a fault must not print what it was working on
catch (Exception e)
#pragma warning restore CA1031
{
    // an exception's own message may quote clinical text, so only its kind and place are told
    Console.Error.WriteLine($"codingahead: internal fault ({e.GetType().Name}) at {e.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
    return ExitCode.Fault;
}
