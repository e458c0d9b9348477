namespace CodingAhead.Surfaces.Cli;

/// <summary>What the program says to a script that called it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The answer is "no", and stands on stdout all the same.</summary>
    public const int No = 1;

    /// <summary>Wrong usage, or input that cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>The program's own fault.</summary>
    public const int Fault = 3;
}
