using System.Text.Json;
using CodingAhead.Engines.RedactPhi.Operators;

namespace CodingAhead.Engines.RedactPhi.Policies;

/// <summary>Reads a policy file; what it does not know is an error that names the field.</summary>
public static class PolicyReader
{
    private static readonly HashSet<string> Fields = ["name", "version", "about", "default", "rules", "keep_providers", "threshold", "always", "never", "patterns"];

    /// <summary>Reads a policy from JSON text.</summary>
    public static RedactionPolicy Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new PolicyException($"line {e.LineNumber + 1}: not JSON");
        }
    }

    /// <summary>Reads a policy from a parsed object.</summary>
    public static RedactionPolicy Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw new PolicyException("a policy is an object");
        foreach (var field in root.EnumerateObject())
            if (!Fields.Contains(field.Name)) throw new PolicyException($"unknown field {field.Name}");
        var rules = new Dictionary<PhiType, OperatorRule>();
        if (root.TryGetProperty("default", out var all))
            foreach (var type in PhiTypes.All) rules[type] = Rule(all, "default");
        if (root.TryGetProperty("rules", out var listed))
            foreach (var rule in listed.EnumerateObject())
                rules[PhiTypes.Read(rule.Name) ?? throw new PolicyException($"rules: unknown type {rule.Name}")] = Rule(rule.Value, rule.Name);
        return new RedactionPolicy
        {
            Name = Text(root, "name"),
            Version = Text(root, "version"),
            About = Text(root, "about"),
            Rules = rules,
            KeepProviders = root.TryGetProperty("keep_providers", out var keep) && keep.GetBoolean(),
            Threshold = root.TryGetProperty("threshold", out var threshold) ? threshold.GetDouble() : 0,
            Always = root.TryGetProperty("always", out var always) ? KnownValue.Read(always) : [],
            Never = root.TryGetProperty("never", out var never) ? never.EnumerateArray().Select(n => n.GetString()!.Trim().ToLowerInvariant()).ToArray() : [],
            Patterns = root.TryGetProperty("patterns", out var patterns) ? patterns.EnumerateArray().Select(Pattern).ToArray() : [],
        };
    }

    private static string Text(JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new PolicyException($"{field} is missing");

    private static OperatorRule Rule(JsonElement rule, string where)
    {
        if (rule.ValueKind == JsonValueKind.String) return new OperatorRule(Named(rule.GetString()!, where));
        if (rule.ValueKind != JsonValueKind.Object || !rule.TryGetProperty("operator", out var name)) throw new PolicyException($"{where}: an operator's word, or an object with operator");
        return new OperatorRule(Named(name.GetString()!, where)) { Text = rule.TryGetProperty("text", out var text) ? text.GetString() : null };
    }

    private static Operator Named(string word, string where) =>
        Enum.TryParse<Operator>(word.Replace("_", "", StringComparison.Ordinal), true, out var named) && !char.IsAsciiDigit(word[0]) ? named : throw new PolicyException($"{where}: unknown operator");

    private static CustomPattern Pattern(JsonElement pattern)
    {
        var custom = new CustomPattern(Text(pattern, "name"), Text(pattern, "pattern"), PhiTypes.Read(Text(pattern, "type")) ?? throw new PolicyException("patterns: unknown type"));
        try { _ = custom.Regex; }
        catch (Exception e) when (e is ArgumentException or NotSupportedException) { throw new PolicyException($"pattern {custom.Name}: not a regular expression without backtracking"); }
        return custom;
    }
}

/// <summary>A policy file that cannot be read; the message names the field, never a value.</summary>
public sealed class PolicyException(string message) : Exception(message);
