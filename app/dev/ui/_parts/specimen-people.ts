import type { CreditedPerson } from "#ui/people/person-line"

export const ADA = {
  name: "Ada Lindqvist-Okafor",
  href: "#people",
  credentials: "MD, PhD",
  affiliation: "Consultant haematologist, Karolinska University Hospital",
  orcid: "0000-0002-1825-0097",
  verification: { level: "orcid", how: "by signing in with ORCID", at: null },
  disclosure: {
    statement: "Declared interests: consulting fees (AbbVie); grants or contracts (Ascentage Pharma).",
    certifiedAt: "2025-12-01",
    namedHere: "AbbVie",
  },
} satisfies CreditedPerson

export const BEN = {
  name: "Benedikt Rao",
  affiliation: "Structural biologist, ETH Zürich",
  verification: { level: "email", how: "by a link sent to their address", at: new Date("2025-12-09") },
  disclosure: { statement: "No competing interests declared.", certifiedAt: "2025-12-09" },
} satisfies CreditedPerson

/** Everything about this person is as long as it may become, and nothing about them is confirmed. */
export const LONG = {
  name: "Maximiliane Friederike von Hohenstein-Bergkirchweiler-Papadimitropoulou",
  credentials: "MD, PhD, MPH, FRCP, FRCPath, FAMS",
  affiliation:
    "Professor of Translational Haemato-Oncology and Deputy Director of the Interdisciplinary Centre for Cellular Therapies, Universitätsklinikum Schleswig-Holstein, Campus Lübeck",
  orcid: "0000-0002-1694-233X",
  orcidAuthenticated: false,
  verification: { level: "none", how: "", at: null },
  disclosure: {
    statement:
      "Declared interests: honoraria (Servier, AbbVie, Ascentage Pharma); advisory board (BeiGene); stock (Roche); leadership role (European Hematology Association).",
    certifiedAt: "2025-03-01",
  },
} satisfies CreditedPerson
