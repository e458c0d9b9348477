namespace CodingAhead.Engines.RedactPhi;

/// <summary>Says whether a word, in lower case, is a clinical term that must stay unless strong evidence says person; the lexicon joins here.</summary>
public delegate bool ClinicalTerm(ReadOnlySpan<char> word);
