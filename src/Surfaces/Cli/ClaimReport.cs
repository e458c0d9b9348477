using System.Globalization;
using CodingAhead.Engines.Claims;
using CodingAhead.Engines.Claims.X12;

namespace CodingAhead.Surfaces.Cli;

/// <summary>The verdicts on claims as a report to be read: by claim and line, each finding with its way out and its row.</summary>
internal static class ClaimReport
{
    public static void Write(TextWriter output, ClaimBatch batch)
    {
        foreach (var transaction in batch.Acknowledgement)
            Acknowledge(output, transaction);
        foreach (var fault in batch.Syntax.Where(f => !batch.Acknowledgement.Any(t => t.Errors.Contains(f))))
            output.WriteLine($"file: {Words(fault)}");
        for (var i = 0; i < batch.Claims.Count; i++)
        {
            if (i > 0)
                output.WriteLine();
            Write(output, batch.Claims[i]);
        }
        if (batch.Claims.Count > 1)
            output.WriteLine($"\n{batch.Claims.Count} claims: {batch.Claims.Count(c => c.Summary.Clean)} clean, {batch.Claims.Count(c => c.Summary.Failed > 0)} with failing edits");
    }

    private static void Acknowledge(TextWriter output, AcknowledgedTransaction transaction)
    {
        output.WriteLine($"transaction {transaction.Control}: {transaction.Status.Replace('_', ' ')}, {transaction.Claims} claims");
        foreach (var error in transaction.Errors)
            output.WriteLine($"  {Words(error)}");
    }

    private static string Words(SyntaxFault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"segment {fault.Segment} {fault.Name}{(fault.Element > 0 ? $", element {fault.Element}" : "")}: {fault.Message}");

    private static void Write(TextWriter output, ClaimVerdict verdict)
    {
        output.WriteLine(verdict.Id is { } id ? $"CLAIM {id}" : "CLAIM");
        foreach (var group in verdict.Findings.GroupBy(f => f.Lines.Count == 0 ? 0 : f.Lines.Max()).OrderBy(g => g.Key))
        {
            output.WriteLine(group.Key == 0 ? "the claim" : $"line {group.Key}");
            foreach (var finding in group)
                Write(output, finding);
        }
        var sum = verdict.Summary;
        output.WriteLine(sum.Clean ? "clean: every edit that applies was checked, and none failed" : $"not clean: {sum.Failed} failed, {sum.Warned} warned, {sum.Bypassed} bypassed, {sum.NotChecked.Count} not checked");
        foreach (var note in verdict.Notes)
            output.WriteLine(note);
        if (verdict.Releases.Count > 0)
            output.WriteLine($"by {string.Join(", ", verdict.Releases.Select(r => $"{r.Book} {r.Edition}"))}");
        output.WriteLine($"verdict {verdict.VerdictHash}");
    }

    private static void Write(TextWriter output, Finding finding)
    {
        output.WriteLine($"  {finding.Status,-11} {finding.Edit,-10} {finding.Message}{(finding.Source is { } s ? $"  [{s.File}:{s.Line}]" : "")}");
        if (finding.WhatWouldHelp is { } help)
            output.WriteLine($"{"",25}{help}");
        if (finding.Whose != "Medicare")
            output.WriteLine($"{"",25}rule of {finding.Whose}");
    }
}
