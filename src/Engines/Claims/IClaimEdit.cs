namespace CodingAhead.Engines.Claims;

/// <summary>One rule over a claim. Its words are the documentation, the help of the page and of the command line.</summary>
internal interface IClaimEdit
{
    /// <summary>As findings name it, such as <c>ptp</c>.</summary>
    string Name { get; }

    /// <summary>The rule in one or two sentences.</summary>
    string Rule { get; }

    /// <summary>Where it stands.</summary>
    string Citation { get; }

    /// <summary>The book whose absence leaves it unchecked.</summary>
    string Book { get; }

    /// <summary>Raised with every change of what the edit decides.</summary>
    int Version { get; }

    /// <summary>Adds what it finds on a claim; nothing when it does not apply, or when all is well and there is nothing to tell.</summary>
    void Check(ReadClaim claim, FindingList found);
}
