using System.Text.RegularExpressions;

namespace CodingAhead.Tests.Conformance.Starter;

/// <summary>Every code that the starter edition or the lexicon names is in the edition that it claims.</summary>
public sealed partial class CodesExistTests
{
    // an event of the past is told with the number that it happened to
    private static readonly string[] Past =
        ["deleted", "ended", "retired", "no longer", "former", "replaced", "removed", "gone", "withdrawn", "used to be", "until", "old code", "old g", "before 20", "does not exist", "not exist", "stopped", "ceased", "invented", "was dropped"];

    [Fact]
    public void Every_concept_of_the_lexicon_has_a_code_that_exists()
    {
        var faults = new Faults();
        foreach (var concept in OwnText.Concepts)
            faults.AddUnless(Exists(concept.System, concept.Code), $"{concept.Place} {concept.System}:{concept.Code} {concept.Name}");
        faults.AssertNone("no such code");
    }

    [Fact]
    public void Every_code_of_the_starter_lists_exists()
    {
        var faults = new Faults();
        foreach (var (file, system) in new[] { ("icd10cm", "icd10cm"), ("icd10pcs", "icd10pcs"), ("hcpcs", "hcpcs") })
            foreach (var row in OwnText.Table($"starter/codes/{file}.tsv"))
                faults.AddUnless(row["ended"].Length > 0 || Exists(system, row["code"]), $"{row.Place} {row["code"]}");
        foreach (var row in OwnText.Table("starter/notes/icd10cm.tsv"))
        {
            faults.AddUnless(Exists("icd10cm", row["code"]), $"{row.Place} {row["code"]}");
            foreach (Match code in DiagnosisPart().Matches(row["codes"]))
                faults.AddUnless(Exists("icd10cm", code.Value), $"{row.Place} {code.Value}");
        }
        foreach (var file in new[] { "cpt", "modifiers" })
            foreach (var row in OwnText.Table($"starter/facts/{file}.tsv"))
                faults.AddUnless(Exists("cpt", row["code"]), $"{row.Place} {row["code"]}");
        faults.AssertNone("no such code");
    }

    [Fact]
    public void Every_modifier_named_is_one_of_the_modifier_list()
    {
        var known = OwnText.Table("starter/codes/modifiers.tsv").Select(r => r["modifier"]).ToHashSet();
        var faults = new Faults();
        foreach (var row in OwnText.Table("starter/facts/modifier-rules.tsv"))
            faults.AddUnless(known.Contains(row["modifier"]), $"{row.Place} {row["modifier"]}");
        foreach (var row in OwnText.Decodings)
            foreach (var modifier in row["modifiers"].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                faults.AddUnless(known.Contains(modifier), $"{row.Place} {modifier}");
        foreach (var concept in OwnText.Concepts.Where(c => c.System == "modifier"))
            faults.AddUnless(known.Contains(concept.Code), $"{concept.Place} {concept.Code}");
        foreach (var guide in OwnText.Guides)
            foreach (var (_, text) in guide.Sections)
                foreach (Match list in ModifierList().Matches(text))
                    foreach (Match modifier in TwoCharacters().Matches(list.Groups[1].Value))
                        faults.AddUnless(known.Contains(modifier.Value), $"{guide.File} modifier {modifier.Value}");
        faults.AssertNone("no such modifier");
    }

    [Fact]
    public void Every_level_two_modifier_is_in_the_official_list()
    {
        var faults = new Faults();
        var listed = OwnText.Table("starter/codes/modifiers.tsv");
        // what our own note says came after that list cannot be checked with it
        foreach (var row in listed.Where(r => r["set"] == "hcpcs" && r["ended"].Length == 0 && !r["use"].Contains("added 2026-", StringComparison.Ordinal)))
            faults.AddUnless(Official.Hcpcs.ContainsKey(row["modifier"]), $"{row.Place} {row["modifier"]} is not in the list of October 2025");
        var own = listed.Select(r => r["modifier"]).ToHashSet();
        foreach (var modifier in Official.Hcpcs.Keys.Where(k => k.Length == 2))
            faults.AddUnless(own.Contains(modifier), $"{modifier} is official and not in our list");
        faults.AssertNone("modifiers differ");
    }

    [Fact]
    public void Every_code_that_a_guide_names_exists()
    {
        var faults = new Faults();
        foreach (var guide in OwnText.Guides)
        {
            faults.AddUnless(Exists(guide.Header["system"], guide.Code), $"{guide.File} {guide.Code}");
            foreach (var related in guide.Header.GetValueOrDefault("related", "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                faults.AddUnless(Exists("cpt", related) || Exists("hcpcs", related), $"{guide.File} related {related}");
            foreach (var (heading, text) in guide.Sections)
                foreach (var sentence in OwnText.Sentences(text))
                    if (!Past.Any(p => sentence.Contains(p, StringComparison.OrdinalIgnoreCase)))
                        foreach (var code in Missing(sentence))
                            faults.Add($"{guide.File} {heading}: {code} in \"{sentence}\"");
        }
        faults.AssertNone("no such code");
    }

    [Fact]
    public void Every_code_that_the_notes_on_modifiers_and_decodings_name_exists()
    {
        var faults = new Faults();
        var rows = OwnText.Table("starter/codes/modifiers.tsv").Concat(OwnText.Table("starter/facts/modifier-rules.tsv")).Concat(OwnText.Decodings);
        foreach (var row in rows)
            foreach (var column in (string[])["name", "meaning", "use", "avoid", "why"])
                foreach (var sentence in OwnText.Sentences(row[column]))
                    if (!Past.Any(p => sentence.Contains(p, StringComparison.OrdinalIgnoreCase)))
                        foreach (var code in Missing(sentence))
                            faults.Add($"{row.Place} {code} in \"{sentence}\"");
        faults.AssertNone("no such code");
    }

    private static IEnumerable<string> Missing(string sentence)
    {
        foreach (Match code in CptCode().Matches(sentence))
            if (!Exists("cpt", code.Value))
                yield return code.Value;
        foreach (Match code in HcpcsCode().Matches(sentence))
            if (!Exists("hcpcs", code.Value))
                yield return code.Value;
        foreach (Match code in DiagnosisCode().Matches(sentence))
            if (!Exists("icd10cm", code.Value))
                yield return code.Value;
    }

    private static bool Exists(string system, string code) => system switch
    {
        "icd10cm" => Official.Icd10Cm.ContainsKey(code.Replace(".", "", StringComparison.Ordinal).TrimEnd('-')),
        "icd10pcs" => Official.Icd10Pcs.ContainsKey(code),
        "hcpcs" => Official.Hcpcs.ContainsKey(code) && !(Official.Hcpcs2024.TryGetValue(code, out var row) && row["date_term"].Length > 0),
        "cpt" => KnownCpt.Value.Contains(code),
        "modifier" => code.Length == 2,
        _ => false,
    };

    private static readonly Lazy<HashSet<string>> KnownCpt = new(() => Official.Cpt);

    [GeneratedRegex(@"(?<![\d.,$-])\d{4}[0-9FTU]\b(?!,\d|\.\d| (?:hours|units|people|dollars|women|men|patients))")]
    private static partial Regex CptCode();

    [GeneratedRegex(@"\b[A-CEGHJ-MP-V]\d{4}\b")]
    private static partial Regex HcpcsCode();

    [GeneratedRegex(@"\b[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?![\w%])")]
    private static partial Regex DiagnosisCode();

    [GeneratedRegex(@"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?")]
    private static partial Regex DiagnosisPart();

    [GeneratedRegex(@"\bmodifiers? ((?:[A-Z0-9]{2}\b(?:, (?:and |or )?| and | or )?)+)")]
    private static partial Regex ModifierList();

    [GeneratedRegex(@"\b[A-Z0-9]{2}\b")]
    private static partial Regex TwoCharacters();
}
