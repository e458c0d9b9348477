namespace CodingAhead.Tests.Browser;

/// <summary>One address of each kind of page that the site has, over the made-up books.</summary>
internal static class PageKinds
{
    public static readonly string[] Addresses =
    [
        "/", "/search?q=dm2", "/search?q=diabetis", "/search?q=zzz", "/cpt/codes/78597", "/icd10cm/codes/E11.9", "/icd10cm/codes/E11", "/icd10pcs/codes/02734F6",
        "/icd10cm/codes/E11.999", "/icd9cm/codes/250.00", "/icd10cm/codes/E66.8", "/hcpcs/codes/J1100", "/modifier/codes/59", "/icd10cm", "/icd10cm/ranges/E08-E13",
        "/cpt/codes/78597/fee", "/releases", "/about", "/source?book=starter&edition=cpt-2025&file=data/starter/facts/cpt.tsv&line=2&code=cpt:78597", "/nothing/here",
        "/detecticd10cm", "/redactphi", "/claims", "/case2code", "/casepilot",
    ];

    /// <summary>Those whose layout changes on a phone.</summary>
    public static readonly string[] Laid = ["/", "/search?q=diabetis", "/cpt/codes/78597", "/icd10cm/codes/E11.9", "/icd10cm/codes/E66.8", "/icd10cm", "/releases", "/detecticd10cm", "/claims"];

    public static TheoryData<string> All => [.. Addresses];
}
