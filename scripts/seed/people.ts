import { type DisclosureAnswers, NOTHING_TO_DISCLOSE } from "#core/people/disclosure"

/** Where the demo's editors work; planting puts the publication's name before it. */
const DEMO_REVIEW = "Demo Review"

/** The people of the demo. All of them are invented; Josiah Carberry is the ORCID registry's own fictitious person. */
export const PEOPLE = {
  ruth: {
    email: "ruth@example.org",
    role: "admin",
    profile: {
      name: "Ruth Abara",
      credentials: "",
      affiliation: DEMO_REVIEW,
      biography: "Runs the desk and looks after who may do what.",
      topics: ["editing"],
    },
  },
  ed: {
    email: "ed@example.org",
    role: "editor",
    profile: {
      name: "Ed Marlowe",
      credentials: "",
      affiliation: DEMO_REVIEW,
      biography: "Edits the medicine pages. Trained as a chemist.",
      topics: ["oncology", "drug development"],
    },
  },
  ines: {
    email: "ines@example.org",
    role: "editor",
    profile: {
      name: "Inês Duarte",
      credentials: "MSc",
      affiliation: DEMO_REVIEW,
      biography: "Edits energy and environment.",
      topics: ["energy", "public health"],
    },
  },
  ada: {
    email: "ada@example.org",
    role: "member",
    profile: {
      name: "Ada Lindqvist",
      credentials: "MD, PhD",
      affiliation: "Department of Haematology, Norrvik University Hospital",
      biography: "Consultant haematologist. Treats people with acute leukaemias and myelodysplastic syndromes.",
      topics: ["acute myeloid leukaemia", "myelodysplastic syndromes", "clinical trials"],
    },
    verified: "Listed on the hospital's staff page; called back on the ward's number.",
  },
  josiah: {
    email: "josiah@example.org",
    role: "member",
    orcid: "0000-0002-1825-0097",
    profile: {
      name: "Josiah Carberry",
      credentials: "PhD",
      affiliation: "Brown University",
      biography: "Biostatistician. Works on small trials and on what can be learned from them.",
      topics: ["biostatistics", "early-phase trials"],
    },
  },
  mei: {
    email: "mei@example.org",
    role: "member",
    profile: {
      name: "Mei-Ling Achterberg-Okonkwo",
      credentials: "PharmD, BCOP",
      affiliation: "Hospital Pharmacy, Sint-Willibrord Medical Centre",
      biography: "Oncology pharmacist.",
      topics: ["oncology pharmacy", "drug interactions"],
    },
  },
} as const

export type PersonKey = keyof typeof PEOPLE

const AN_ADVISER: DisclosureAnswers = {
  ...NOTHING_TO_DISCLOSE,
  consulting_fees: {
    none: false,
    entities: ["AbbVie"],
    recipient: "self",
    note: "Advice on the design of a registry, 2024.",
  },
  travel_support: { none: false, entities: ["Servier"], recipient: "self", note: "Travel to a congress, 2025." },
}

/** What each declares: an adviser to a company that the article names, an institution's grant, and nothing. */
export const DISCLOSURES: Record<PersonKey, DisclosureAnswers> = {
  ruth: NOTHING_TO_DISCLOSE,
  ed: NOTHING_TO_DISCLOSE,
  ines: {
    ...NOTHING_TO_DISCLOSE,
    stock: { none: false, entities: ["Genentech"], recipient: "self", note: "Shares held through a pension plan." },
  },
  ada: AN_ADVISER,
  josiah: NOTHING_TO_DISCLOSE,
  mei: {
    ...NOTHING_TO_DISCLOSE,
    grants_contracts: {
      none: false,
      entities: ["Netherlands Organisation for Health Research and Development"],
      recipient: "institution",
      note: "A grant for a study of antifungal prophylaxis.",
    },
  },
}
