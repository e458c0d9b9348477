using CodingAhead.Engines.Claims.Rules;
using Microsoft.AspNetCore.Http;

namespace CodingAhead.Surfaces;

/// <summary>The claim rules that whoever asks keeps in an account, or on the own machine. Where they lie is known to the composition root alone.</summary>
/// <exception cref="UsageException">A rule that was kept cannot be read; the message names it.</exception>
public delegate Task<IReadOnlyList<PracticeRule>> KeptRules(HttpContext http);
