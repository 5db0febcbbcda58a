import { declineContribution } from "#server/contribution/decline"
import { remarkOnContribution } from "#server/contribution/remark"
import { requestChanges } from "#server/contribution/request-changes"
import { merge, seen, sendEdit, sendInsight } from "../act"
import type { Cast } from "../cast"
import { publishManuscript } from "./publish"

const PARTIES = [
  { name: "Ascentage Pharma", aliases: ["Ascentage", "lisaftoclax", "APG-2575"] },
  { name: "AbbVie", aliases: ["venetoclax", "Venclexta", "Venclyxto"] },
  { name: "Genentech", aliases: ["Roche"] },
]

/** The demo's main story: insights, edits, a correction, one declined, one sent back, one in conflict, two waiting. */
export async function tellLisaftoclax(cast: Cast): Promise<void> {
  const { slug } = await publishManuscript(cast("ed", 28), {
    file: "lisaftoclax.md",
    topic: "Medicine",
    parties: PARTIES,
  })
  await insights(cast, slug)
  const early = await sentBeforeTheCorrection(cast, slug)
  await corrections(cast, slug)
  await stillOpen(cast, slug, early)
}

async function insights(cast: Cast, slug: string): Promise<void> {
  const statistics = await sendInsight(cast("josiah", 26), {
    slug,
    exact: "the range that is compatible with the data runs from about 14 to 55 per cent",
    body: [
      "This is the exact (Clopper–Pearson) 95% interval for 7 of 22: 13.9% to 54.9%. It answers a narrow question: which true response rates would make a result like this one unsurprising.",
      "",
      "It does **not** cover the larger uncertainty, which is selection. Patients well enough to enter a trial after venetoclax are not the average patient, and 22 of 103 is a subgroup that was described after the fact.",
    ].join("\n"),
  })
  await merge(cast("ed", 25), statistics, { note: "What the interval does and does not say" })
  const clinic = await sendInsight(cast("ada", 24), {
    slug,
    exact:
      "patients whose disease progressed on venetoclax with a hypomethylating agent lived for a median of 2.4 months",
    body: [
      "That number matches what I see on the ward, with one caution. It mixes two groups:",
      "",
      "- people whose leukaemia never responded, who do worst;",
      "- people who relapsed after a good year, some of whom can still be brought to transplantation.",
      "",
      "A response in the second group means more, because it can buy the time that a donor search needs. I would want to know how many of the seven responders went on to transplantation.",
    ].join("\n"),
  })
  await merge(cast("ed", 23), clinic, {
    note: "Who the patients behind the median are",
    message: "Thank you, this is exactly the context our readers lack.",
  })
  const whole = await sendInsight(cast("mei", 20), {
    slug,
    exact: null,
    body: "For pharmacists: venetoclax needs a slow increase of the dose and careful adjustment with azole antifungals, which most of these patients take. Whether lisaftoclax can be started at its full dose, and how it behaves with posaconazole, will decide how easily it can be used outside a trial. The presentation did not say.",
  })
  await merge(cast("ines", 19), whole, { note: "A question from the hospital pharmacy" })
}

/** Written before the correction, against words that it then changed: the conflict that waits on the desk. */
async function sentBeforeTheCorrection(cast: Cast, slug: string): Promise<string> {
  return sendEdit(cast("mei", 15), {
    slug,
    changes: [
      [
        "No patient had a side effect severe enough to stop the dose from being raised.",
        "No dose-limiting toxic effects were reported, so the highest planned dose could be reached.",
      ],
    ],
    reason:
      "“Dose-limiting toxicity” is the term the investigators use, and it has a defined meaning in phase I trials.",
  })
}

async function corrections(cast: Cast, slug: string): Promise<void> {
  const correction = await sendEdit(cast("ada", 13), {
    slug,
    changes: [
      [
        "in five of them the leukaemia could no longer be seen under the microscope",
        "five of them had a complete response: fewer than one in twenty cells in the marrow were leukaemic and blood counts had recovered",
      ],
      [
        "No patient had a side effect severe enough to stop the dose from being raised.",
        "No patient had a dose-limiting side effect during the period set aside to look for one.",
      ],
    ],
    reason:
      "A complete response is defined by marrow blasts below 5% with recovered counts, not by an empty microscope slide (ELN 2022). And dose-limiting toxicity is only counted in the first cycle.",
    roles: ["suggested_edit", "fact_check"],
  })
  await merge(cast("ed", 12), correction, {
    note: "Corrected what a complete response and a dose-limiting side effect mean",
    noticeType: "correction",
    noticeWrong:
      "We wrote that a complete response is leukaemia that can no longer be seen under the microscope, and that no patient had a severe side effect.",
    noticeStands:
      "A complete response is fewer than one leukaemic cell in twenty in the marrow, with recovered blood counts. Severe side effects were only counted in the first cycle.",
    message: "Thank you for catching both.",
  })
  const wording = await sendEdit(cast("josiah", 9), {
    slug,
    changes: [
      [
        "A response rate of 31.8 per cent sounds precise.",
        "A response rate of 31.8 per cent sounds more precise than it is.",
      ],
    ],
    reason: "Says in the first sentence what the paragraph is about.",
  })
  await merge(cast("ed", 8), wording, { note: "Clearer opening of a paragraph", significance: "minor" })
}

async function stillOpen(cast: Cast, slug: string, inConflict: string): Promise<void> {
  await remarkOnContribution(cast("mei", 7), {
    id: inConflict,
    body: "I see the sentence has been corrected since. Happy with either wording, as long as the term itself appears.",
  })
  const declined = await sendInsight(cast("mei", 6), {
    slug,
    exact: "In China, lisaftoclax is already approved for chronic lymphocytic leukaemia.",
    body: "Given how things are going, approval elsewhere is only a matter of time, and hospitals should prepare their formularies now.",
  })
  await declineContribution(cast("ed", 5), {
    ...(await seen(cast("ed", 5), declined)),
    reason: "not_supported",
    message:
      "Thank you. We could not find support for the first half of the sentence: no application outside China has been announced. If you know of one, please send it again with the source.",
  })
  const sentBack = await sendEdit(cast("josiah", 4), {
    slug,
    changes: [
      [
        "There was no comparison group, patients were not assigned by chance,",
        "The study was neither controlled nor randomised, the subgroup was not pre-specified,",
      ],
    ],
    reason: "More exact.",
  })
  await requestChanges(cast("ed", 3), {
    ...(await seen(cast("ed", 3), sentBack)),
    message:
      "The point about the subgroup is worth making. Could you keep the plain words for “controlled” and “randomised”, and give us a source for “not pre-specified”?",
  })
  await sendInsight(cast("ada", 2), {
    slug,
    exact: "Monocytic leukaemia cells depend less on BCL-2 from the start.",
    body: "True, and testable: the monocytic share of the 22 patients is not in the presentation. If most responders had monocytic disease, that would be strong evidence for something new. If none had, the simpler explanations stand.",
    roles: ["expert_commentary"],
  })
  await sendEdit(cast("josiah", 1), {
    slug,
    changes: [
      [
        "and then its large randomised trial, VERONA, did not show longer survival",
        "and then its large randomised trial, VERONA, missed its main goal of longer survival",
      ],
    ],
    reason: "“Did not show” can be read as “was not looked at”. Survival was the primary endpoint.",
  })
}
