namespace CodingAhead.Engines.RedactPhi.Reading;

/// <summary>What one word may be, whatever stands around it.</summary>
[Flags]
internal enum Sense : ulong
{
    None = 0,
    Common = 1UL << 0, Clinical = 1UL << 1, Eponym = 1UL << 2, EponymHead = 1UL << 3,
    Month = 1UL << 4, Weekday = 1UL << 5, Ordinal = 1UL << 6,
    Title = 1UL << 7, Credential = 1UL << 8, CredentialStrong = 1UL << 9,
    Say = 1UL << 10, Particle = 1UL << 11,
    Street = 1UL << 12, StreetBefore = 1UL << 13, Unit = 1UL << 14, Direction = 1UL << 15, Landmark = 1UL << 16, County = 1UL << 17,
    StateCode = 1UL << 18, Employer = 1UL << 19, Generic = 1UL << 20,
    BeforeDate = 1UL << 21, BeforeScore = 1UL << 22, AfterScore = 1UL << 23,
    Male = 1UL << 24, Female = 1UL << 25, PhraseStart = 1UL << 26, Function = 1UL << 27, Measure = 1UL << 28, Acronym = 1UL << 29, ScoreName = 1UL << 30,
    SentenceStart = 1UL << 40, LineStart = 1UL << 41, HeadingLine = 1UL << 42, UpperLine = 1UL << 43,
    /// <summary>A word of a line, or a note, whose sentences begin in small letters: there a name has no capital either.</summary>
    SmallLine = 1UL << 44,
}

/// <summary>What a run of words is, as listed; the labels of fields follow from <see cref="LabelFirst"/> on, one bit a type.</summary>
[Flags]
internal enum Phrase : ulong
{
    None = 0,
    City = 1UL << 0, State = 1UL << 1, Country = 1UL << 2, Region = 1UL << 3,
    FacilityHead = 1UL << 4, FacilityStrong = 1UL << 5, FacilityKnown = 1UL << 6,
    Holiday = 1UL << 7, Speak = 1UL << 8, Relation = 1UL << 9, Role = 1UL << 10,
    LabelFirst = 1UL << 16,
    Labels = ~0UL << 16,
}
