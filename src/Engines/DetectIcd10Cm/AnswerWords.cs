using CodingAhead.Engines.Text;

namespace CodingAhead.Engines.DetectIcd10Cm;

/// <summary>The words of the answer for what the engine knows as values.</summary>
internal static class AnswerWords
{
    public static string Of(Assertion assertion) => assertion switch
    {
        Assertion.Present => "present",
        Assertion.Absent => "absent",
        Assertion.Possible => "possible",
        Assertion.Historical => "historical",
        Assertion.Family => "family",
        Assertion.Hypothetical => "hypothetical",
        _ => "planned",
    };

    public static string Of(Experiencer experiencer) => experiencer switch
    {
        Experiencer.Patient => "patient",
        Experiencer.Family => "family",
        _ => "other",
    };
}
