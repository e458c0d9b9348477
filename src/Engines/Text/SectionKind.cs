namespace CodingAhead.Engines.Text;

/// <summary>What a section of a note is about.</summary>
public enum SectionKind
{
    None, Complaint, History, PastHistory, PastSurgery, FamilyHistory, SocialHistory, ReviewOfSystems, Exam, Vitals, Results, Imaging, Assessment, Plan,
    Instructions, Medications, Allergies, Indication, Procedure, Course, Immunizations, Other,
}

/// <summary>A section: its kind, its heading as written, and the tokens it holds.</summary>
internal sealed record Section(SectionKind Kind, string Name, int First)
{
    /// <summary>The token behind its last one.</summary>
    public int Last { get; set; }
}

/// <summary>A sentence, a list item or a heading: a run of tokens within one section.</summary>
internal readonly record struct Sentence(int First, int Last, int Section, bool Heading);
