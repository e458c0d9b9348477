using System.CommandLine;

namespace CodingAhead.Surfaces.Cli;

/// <summary>Every verb of the program, in the order in which help lists them.</summary>
internal static class Verbs
{
    public static IReadOnlyList<Func<Command>> All { get; } =
    [
        ServeVerb.Make, LookupVerb.Make, SearchVerb.Make, EditsVerb.Make, FeeVerb.Make, RiskVerb.Make, CheckVerb.Make, AskVerb.Make, EvaluateVerb.Make, McpVerb.Make, DetectVerb.Make, LearnVerb.Make, CodeVerb.Make,
        RedactVerb.Make, UnredactVerb.Make, UnredactVerb.MakeVerify, ImportVerb.Make, PullVerb.Make, ReleasesVerb.Make, StarterVerb.Make,
        BackupVerb.MakeBackup, BackupVerb.MakeRestore, AuditVerb.Make,
    ];
}
