using System.CommandLine;
using CodingAhead.Workspace.Audit;

namespace CodingAhead.Surfaces.Cli;

/// <summary><c>audit verify</c>: whether the record of acts is whole.</summary>
internal static class AuditVerb
{
    public static Command Make()
    {
        var head = new Option<string?>("--head") { Description = "A head noted down earlier: it must still stand in the chain." };
        var verify = new Command("verify", "Check every link of the record.") { head };
        var exit = ExitCode.Done;
        verify.SetAction(async (parsed, cancel) =>
        {
            await BackupVerb.Guarded(async () =>
            {
                var check = await new AuditLog(BackupVerb.Database(), TimeProvider.System, Settings.OperatorKey()).Verify(parsed.GetValue(head), cancel);
                Console.Out.WriteLine(check.Broken is { } broken ? parsed.GetValue(head) is not null && broken == check.Rows + 1 ? $"broken: the noted head is not in the chain, or row {broken} does not fit" : $"broken at row {broken}"
                    : $"{check.Rows:N0} rows, the chain is whole; head {(check.Head.Length > 0 ? check.Head : "none yet")}");
                exit = check.Broken is null ? ExitCode.Done : ExitCode.No;
            });
            return exit;
        });
        return new Command("audit", "The record of who did what.") { verify };
    }
}
