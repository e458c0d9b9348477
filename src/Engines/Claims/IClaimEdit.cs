namespace CodingAhead.Engines.Claims;

/// <summary>One rule over a claim. Its words are the documentation, the help of the page and of the command line.</summary>
public interface IClaimEdit
{
    /// <summary>As findings name it, such as <c>ptp</c>.</summary>
    string Name { get; }

    /// <summary>The rule in one or two sentences.</summary>
    string Rule { get; }

    /// <summary>Where it stands.</summary>
    string Citation { get; }

    /// <summary>Raised with every change of what the edit decides.</summary>
    int Version { get; }

    /// <summary>The findings on a claim; none when the edit does not apply to it.</summary>
    IEnumerable<Finding> Check(ClaimContext claim);
}
