/**
 * How Dutch HR systems call the column of a field, in small letters and digits, the surest name first. Source: the
 * exports that the adapters read, and the systems listed in hr-formats 7.
 */
export const SYNONYMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  member: {
    memberNumber: `personeelsnummer personeelsnr persnr persnummer medewerkernummer medewerkernr medewerker medewerkerid
      werknemernummer werknemersnummer werknemernr werknemer employeenumber employeeid employee dossiernummer stamnummer
      stamnr persoonsnummer pnr`,
    initials: "voorletters voorletter voorl initialen initials",
    callName: "roepnaam voornaam callname nickname firstname givenname",
    birthPrefix:
      "voorvoegselgeboortenaam voorvoegselsgeboortenaam voorvoegsel voorvoegsels voorv tussenvoegsel tussenvoegsels prefix",
    birthName: "geboortenaam eigennaam achternaam familienaam birthname lastname surname familyname naam",
    partnerPrefix: "voorvoegselpartner voorvoegselspartner tussenvoegselpartner prefixpartner",
    partnerName: "geboortenaampartner achternaampartner naampartner partnernaam partnername",
    nameUsage: "naamgebruik naamgebruikcode naamsamenstelling aanschrijfnaam nameusage",
    sex: "geslacht mv sekse gender sex",
    bornOn: "geboortedatum gebdatum gebdat geboren dateofbirth birthdate",
    email: "emailwerk werkemail zakelijkemail emailzakelijk email emailadres",
  },
  employment: {
    memberNumber: "",
    employmentNumber: `volgnummercontract contractvolgnummer dienstverbandnummer dienstverbandnr contractnummer contractnr
      contractid volgnummerdienstverband aanstellingsnummer volgnummer volgnr dienstverband employmentid`,
    contractKind: `soortcontract contractsoort contractvorm typecontract contracttype aardcontract aarddienstverband
      soortdienstverband typedienstverband aardaanstelling soortaanstelling contractvormcode vasttijdelijk arbeidsrelatie`,
    contractStartsOn: `begindatumcontract startdatumcontract ingangsdatumcontract begindatumdienstverband datumindienst
      indienstdatum indienst datumindiensttreding indiensttreding hiredate contractstart`,
    contractEndsOn: `einddatumcontract einddatumdienstverband datumuitdienst uitdienstdatum uitdienst terminationdate
      contracteinde contractend`,
    startsOn:
      "begindatumfunctie ingangsdatumfunctie begindatum startdatum ingangsdatum datumingang geldigvan vanaf startdate van begin",
    endsOn: "einddatumfunctie einddatum geldigtot totenmet tm enddate tot einde",
    fte: `fte werktijdfactor wtf deeltijdfactor parttimefactor betrekkingsomvang deeltijdpercentage parttimepercentage
      deeltijd% deeltijd parttime% dienstverbandpercentage fulltimeequivalenceratio omvang`,
    hoursPerWeek: "urenperweek contracturenperweek contracturen weekuren urenpw aantaluren uren hoursperweek",
    functionCode: "functiecode functienummer functienr functieid functioncode",
    functionName: "functieomschrijving functienaam functiebenaming functie jobtitle functionname",
    unitCode: `afdelingscode afdelingcode afdelingsnummer orgeenheidcode oecode organisatieeenheid organisatorischeeenheid
      orgeenheid afdeling oe locatiecode schoolcode locatie school departmentcode department`,
    siteCode: "vestigingscode vestigingsnummer brinvestiging brinnummer brincode brinnr brin vestiging",
    costCentreCode: "kostenplaatscode kostenplaatsnummer kostenplaats kpl costcentre costcenter",
    scaleCode: "salarisschaal schaalcode loonschaal schaal",
    scaleStep: "salaristrede trede periodiek",
    replacesMemberNumber: "personeelsnummervervangene vervangtmedewerker vervangt",
  },
  absence: {
    memberNumber: "",
    absenceNumber: "verzuimnummer verzuimid meldingsnummer volgnummer",
    startsOn: `eersteverzuimdag eersteziektedag begindatumverzuim verzuimvanaf ziekvanaf datumziek eerstedag begindatum
      startdatum`,
    endsOn: "laatsteverzuimdag laatsteziektedag einddatumverzuim verzuimtot ziektot laatstedag einddatum",
  },
  unit: {
    code: "afdelingscode afdelingcode orgeenheidcode oecode eenheidcode locatiecode afdeling code nummer",
    name: "afdelingsnaam afdelingnaam afdelingomschrijving eenheidnaam locatienaam naam omschrijving",
    parentCode: "bovenliggendeafdeling bovenliggendeeenheid bovenliggende parent parentcode",
    siteCode: "vestigingscode brinnummer brincode brin vestiging",
  },
};

/** Parts of names by which a column is known that has none of the names above, in small letters; the surest first. */
export const SIGNS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  member: {
    memberNumber: /^(?:stam|pers|medew|werkn|loon|dossier)[a-z]*(?:nr|num|nummer|no|id|code)$/,
    initials: /^(?:voorl|initia)/,
    birthPrefix: /^(?:tussenv|voorv)/,
    bornOn: /^geb/,
  },
  employment: {
    memberNumber: /^(?:stam|pers|medew|werkn|loon|dossier)[a-z]*(?:nr|num|nummer|no|id|code)$/,
    employmentNumber: /^(?:aanstelling|dienstverband|contract|ikv)s?(?:nr|num|nummer|no|id|volgnr|volgnummer)$/,
    contractKind: /^(?:soort|type|aard|vorm)[a-z]*(?:contract|dienst|aanstelling)|^dienstbetrekking$/,
    contractStartsOn: /^(?:ingang|begin|start|aanvang|datumin|vanaf)[a-z]*(?:dienst|contract|aanstelling)/,
    contractEndsOn: /^(?:eind|afloop|tot|datumuit)[a-z]*(?:dienst|contract|aanstelling)/,
    startsOn: /^(?:ingang|begin|start|aanvang)/,
    endsOn: /^(?:eind|afloop)/,
    fte: /^(?:wtf|fte|deeltijd|parttime|werktijd)|factor$/,
    functionCode: /^func?tie(?:c|nr)/,
    functionName: /^func?tie/,
    siteCode: /brin/,
    unitCode: /^(?:afd|school|locatie|vestiging)/,
  },
};

/** The names of a field's column, the surest first. */
export const synonymsOf = (kind: string, field: string): readonly string[] => {
  const names = SYNONYMS[kind]?.[field];
  return (names === "" ? SYNONYMS.member?.[field] : names)?.split(/\s+/) ?? [];
};
