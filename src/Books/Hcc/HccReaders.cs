using System.Globalization;
using CodingAhead.Books.Layouts;
using CodingAhead.Catalogue.Codes;

namespace CodingAhead.Books.Hcc;

/// <summary>A table of Medicare's risk adjustment, for a payment year.</summary>
public abstract class HccReader : TableReader
{
    public override string Book => "hcc";

    public override Edition? EditionNamed(string name) => EditionNames.Calendar(Book, name);

    private protected override string? Key(string[] cells) => cells[0].Length > 0 ? cells[0] : null;

    private protected static bool IsNumber(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private protected static bool IsDiagnosis(string cell) =>
        cell.Length is >= 3 and <= 7 && !cell.AsSpan().ContainsAnyExcept(SeenCodes.Characters);
}

/// <summary>The condition category of each diagnosis, for every model.</summary>
public sealed class DiagnosisMapReader : HccReader
{
    public override string Table => "dx_to_cc";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["diagnosis_code", "cc", "model_name"]];

    private protected override string? Fault(string[] cells) =>
        IsDiagnosis(cells[0]) && IsNumber(cells[1]) && cells[2].Length > 0 ? null : "a diagnosis, a category and a model";
}

/// <summary>Which category makes which others fall away.</summary>
public sealed class HierarchyReader : HccReader
{
    public override string Table => "hierarchies";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["cc_parent", "cc_child", "model_domain", "model_version", "model_fullname"]];

    private protected override string? Fault(string[] cells) => IsNumber(cells[0]) && IsNumber(cells[1]) ? null : "two categories";
}

/// <summary>The names of the categories.</summary>
public sealed class LabelReader : HccReader
{
    public override string Table => "labels";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["cc", "label", "model_domain", "model_version", "model_fullname"]];

    private protected override string? Fault(string[] cells) => cells[1].Length > 0 ? null : "a label";
}

/// <summary>The weights of categories, interactions and segments.</summary>
public sealed class CoefficientReader : HccReader
{
    public override string Table => "coefficients";

    private protected override IReadOnlyList<string[]> Layouts { get; } = [["coefficient", "value", "model_domain", "model_version"]];

    private protected override string? Fault(string[] cells) => IsNumber(cells[1]) ? null : "a number as the value";
}

/// <summary>Diagnoses whose category depends on age or sex.</summary>
public sealed class DiagnosisEditReader : HccReader
{
    public override string Table => "dx_edits";

    private protected override IReadOnlyList<string[]> Layouts { get; } =
        [["icd10", "edit_type", "sex", "age_min", "age_max", "action", "cc_override", "model_name", "description"]];

    private protected override string? Fault(string[] cells) => IsDiagnosis(cells[0]) ? null : "a diagnosis";
}
