using System.CommandLine;
using CodingAhead.Books.Starter;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>compile-starter DATA OUT</c>: what the build calls to compile the project's own writing; hidden from help.</summary>
internal static class StarterVerb
{
    public static Command Make()
    {
        var data = new Argument<string>("data");
        var output = new Argument<string>("out");
        var verb = new Command("compile-starter", "Compiles the starter edition (used by the build).") { data, output };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            StarterCompiler.Compile(parsed.GetValue(data)!, parsed.GetValue(output)!);
            return ExitCode.Done;
        });
        return verb;
    }
}
