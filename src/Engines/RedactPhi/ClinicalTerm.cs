namespace CodingAhead.Engines.RedactPhi;

/// <summary>Says whether a word, in lower case, is a clinical term that must stay unless strong evidence says person; the books join here. Asked only of words that are in no list of names.</summary>
public delegate bool ClinicalTerm(ReadOnlySpan<char> word);
