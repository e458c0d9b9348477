namespace CodingAhead.Engines.RedactPhi.Formats;

/// <summary>What a column or a property holds, by its name.</summary>
internal static class FieldNames
{
    /// <summary>The type that a field's name promises; null when it holds free text or codes.</summary>
    public static PhiType? TypeOf(string field)
    {
        var plain = new string([.. field.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        if (plain.Length == 0) return null;
        bool Is(params ReadOnlySpan<string> names) { foreach (var n in names) if (plain == n) return true; return false; }
        bool Has(string part) => plain.Contains(part, StringComparison.Ordinal);
        bool Ends(string part) => plain.EndsWith(part, StringComparison.Ordinal);
        if (Has("drug") || Has("medic") && !Has("medicalrecord") && !Has("medicare") && !Has("medicaid") || Has("diagnos") || Has("procedure") && !Has("date") || Has("code") && !Has("zip") && !Has("postal") || Has("test") || Has("display") || Has("filename") || Has("policyname") || Has("username") && false) return Has("date") ? PhiType.Date : null;
        if (Is("ssn", "socialsecurity", "socialsecuritynumber", "ss") || Has("socialsec")) return PhiType.Ssn;
        if (Has("mrn") || Has("medicalrecord") || Is("patientid", "ptid", "patid", "chartnumber", "chartno", "subjectid", "patientidentifier", "patientnumber", "medrecno")) return PhiType.Mrn;
        if (Has("email") || Is("mail")) return PhiType.Email;
        if (Has("fax")) return PhiType.Fax;
        if (Has("phone") || Has("mobile") || Is("cell", "tel", "pager", "telecom")) return PhiType.Phone;
        if (Is("dob", "birthdate", "dateofbirth", "dod", "date", "birthday", "admission", "discharge") || Ends("date") || Has("dateof") || Ends("datetime") || Ends("timestamp") || Has("birthdate") || Has("deathdate")) return PhiType.Date;
        if (Has("zip") || Has("postal") || Has("street") || Has("address") && !Has("ipaddress") || Is("city", "county", "town", "addr", "birthplace", "precinct", "line1", "line2", "addressline")) return PhiType.Address;
        if (Is("ip", "ipaddress", "ipaddr", "host")) return PhiType.Ip;
        if (Is("url", "website", "homepage")) return PhiType.Url;
        if (Has("memberid") || Has("policyn") || Has("policyid") || Has("subscriberid") || Has("insuranceid") || Has("planid") || Has("healthplan") || Is("mbi", "hicn", "medicareid", "medicaidid", "groupnumber", "beneficiaryid", "insurancenumber")) return PhiType.HealthPlanId;
        if (Has("account") || Has("encounterid") || Has("encounternumber") || Has("visitid") || Has("visitnumber") || Is("csn", "fin", "acct", "encounter") || Has("invoice")) return PhiType.Account;
        if (Is("npi", "dea", "license", "licensenumber", "driverslicense", "passport", "dl") || Has("licenseno") || Has("licensenum") || Has("npi") && plain.Length < 16) return PhiType.License;
        if (Is("vin", "plate", "licenseplate")) return PhiType.Vehicle;
        if (Has("serialn") || Is("udi", "deviceid", "lot", "lotnumber", "imei")) return PhiType.Device;
        if (Is("photo", "portrait", "faceimage")) return PhiType.Photo;
        if (Is("firstname", "lastname", "middlename", "fullname", "givenname", "familyname", "surname", "name", "patient", "patientname", "ptname", "maidenname", "alias", "nickname", "mothername", "fathername", "spouse", "guardian", "nextofkin", "emergencycontact", "provider", "physician", "doctor", "attending", "pcp", "referring", "surgeon", "author", "nurse", "guarantor", "subscriber", "employer", "first", "last", "given", "family")
            || Ends("name") && (Has("patient") || Has("provider") || Has("physician") || Has("doctor") || Has("contact") || Has("mother") || Has("father") || Has("spouse") || Has("guarantor") || Has("subscriber") || Has("nurse") || Has("surgeon") || Has("first") || Has("last") || Has("middle") || Has("full") || Has("member"))) return PhiType.Name;
        if (Is("hospital", "facility", "clinic", "school", "organization", "site", "location")) return PhiType.Facility;
        return Is("id", "uuid", "guid", "accession", "accessionnumber", "specimenid", "orderid", "claimid", "caseid", "userid", "user", "username", "login", "noteid", "documentid", "requestid", "sessionid") ? PhiType.OtherId : null;
    }
}
