using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The setting that was asked for, or the one that the note's headings speak of.</summary>
internal static class Settings
{
    private static readonly string[] Inpatient = ["hospital course", "discharge diagnos", "admission diagnos", "admitting diagnos", "discharge medications", "discharge condition"];

    public static (string Setting, string? Why) Of(NoteText note, EncounterSetting asked)
    {
        if (asked != EncounterSetting.Auto)
            return (asked == EncounterSetting.Inpatient ? "inpatient" : "outpatient", null);
        foreach (var section in note.Sections)
            foreach (var mark in Inpatient)
                if (section.Name.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                    return ("inpatient", "The note has a heading of a hospital stay.");
        return ("outpatient", "No heading of the note speaks of a hospital stay.");
    }
}
