using System.Text.Json;
using CodingAhead.Engines.RedactPhi.Lists;
using CodingAhead.Engines.RedactPhi.Operators;

namespace CodingAhead.Engines.RedactPhi.Policies;

/// <summary>What is done with each type of identifier; a readable file with a name and a version.</summary>
public sealed record RedactionPolicy
{
    /// <summary>The policy's name, such as <c>safe-harbor</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of its file.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public required string About { get; init; }

    /// <summary>The operator of each type; a type that is not named is tagged.</summary>
    public required IReadOnlyDictionary<PhiType, OperatorRule> Rules { get; init; }

    /// <summary>Keeps names of treating staff (title, credential or a provider's field).</summary>
    public bool KeepProviders { get; init; }

    /// <summary>Finds below this score are left alone; 0 takes all.</summary>
    public double Threshold { get; init; }

    /// <summary>Words and runs of words that are always taken.</summary>
    public IReadOnlyList<KnownValue> Always { get; init; } = [];

    /// <summary>Words and runs of words that are never taken, lower case.</summary>
    public IReadOnlyList<string> Never { get; init; } = [];

    /// <summary>Patterns of the house, run without backtracking.</summary>
    public IReadOnlyList<CustomPattern> Patterns { get; init; } = [];

    /// <summary>The default policy.</summary>
    public static RedactionPolicy SafeHarbor { get; } = Embedded("safe-harbor");

    /// <summary>The names of the policies that come with the program.</summary>
    public static IReadOnlyList<string> Names { get; } = WordList.Names("policies/").Select(n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal).ToArray();

    /// <summary>A policy that comes with the program; null when there is none of that name.</summary>
    public static RedactionPolicy? Find(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? Embedded(name.ToLowerInvariant()) : null;

    /// <summary>The operator for a type.</summary>
    public OperatorRule RuleFor(PhiType type) => Rules.TryGetValue(type, out var rule) ? rule : OperatorRule.Tag;

    /// <summary>Why the policy is not safe harbour; null when all its methods are.</summary>
    public string? NotSafeHarbor()
    {
        if (KeepProviders || Never.Count > 0 || Threshold > 0.5) return "it keeps identifiers";
        foreach (var type in PhiTypes.All)
            switch (RuleFor(type).Operator)
            {
                case Operator.Keep: return $"it keeps {type.Word()}";
                case Operator.Hash or Operator.Encrypt: return $"its codes for {type.Word()} are derived from the person's data (164.514(c))";
                case Operator.Shift or Operator.Relative: return "it keeps intervals of shifted dates";
                case Operator.Year when type != PhiType.Date: return $"it keeps a year of {type.Word()}";
                case Operator.Zip3 when type != PhiType.Address: return $"it keeps a part of {type.Word()}";
            }
        return null;
    }

    private static RedactionPolicy Embedded(string name)
    {
        using var stream = WordList.Open($"policies/{name}.json");
        using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return PolicyReader.Read(document.RootElement);
    }
}

/// <summary>A pattern of the house and what it finds; matched without backtracking.</summary>
public sealed record CustomPattern(string Name, string Pattern, PhiType Type)
{
    private System.Text.RegularExpressions.Regex? regex;

    internal System.Text.RegularExpressions.Regex Regex => regex ??= new(Pattern, System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.CultureInvariant);
}
