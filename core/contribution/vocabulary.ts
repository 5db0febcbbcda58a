export const CONTRIBUTION_KINDS = ["insight", "edit"] as const
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number]
export const CONTRIBUTION_KIND_LABELS = {
  insight: "Insight",
  edit: "Suggested edit",
} satisfies Record<ContributionKind, string>

export const CONTRIBUTION_STATES = [
  "draft",
  "submitted",
  "changes_requested",
  "amended",
  "merged",
  "reverted",
  "declined",
  "withdrawn",
] as const
export type ContributionState = (typeof CONTRIBUTION_STATES)[number]
export const CONTRIBUTION_STATE_LABELS = {
  draft: "Draft",
  submitted: "Waiting for an editor",
  changes_requested: "Changes requested",
  amended: "Waiting for the expert's approval",
  merged: "Merged",
  reverted: "Merge undone",
  declined: "Declined",
  withdrawn: "Withdrawn",
} satisfies Record<ContributionState, string>

/** The same states in the words of somebody whose text it is. */
export const AUTHOR_STATE_LABELS = {
  ...CONTRIBUTION_STATE_LABELS,
  amended: "Waiting for your approval",
  merged: "Published",
  reverted: "Taken out again",
} satisfies Record<ContributionState, string>

export const DECISION_KINDS = ["merge", "amend", "request_changes", "decline", "reopen", "undo"] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]
export const DECISION_LABELS = {
  merge: "Merged",
  amend: "Other words proposed",
  request_changes: "Changes requested",
  decline: "Declined",
  reopen: "Reopened",
  undo: "Merge undone",
} satisfies Record<DecisionKind, string>

/** Why a contribution is declined: code -> what the editor picks and the kind words the message starts with. */
export const DECLINE_REASONS = {
  outside_scope: {
    label: "Outside this article's scope",
    template:
      "Thank you for taking the time. This goes beyond what this article is about, so we have not included it here.",
  },
  not_supported: {
    label: "Not supported by a source",
    template:
      "Thank you. We could not find support for this in the sources we have. If you can point us to one, please send it again with the source.",
  },
  already_covered: {
    label: "Already covered",
    template: "Thank you. The article already says this, so we have left the text as it is.",
  },
  conflict_of_interest: {
    label: "Too close to a declared interest",
    template:
      "Thank you, and thank you for declaring your interests. Because of them we would rather have this point made by someone without a stake in it.",
  },
  tone: {
    label: "Tone or form",
    template: "Thank you. The point may be a good one, but the wording does not fit an article that readers rely on.",
  },
  other: { label: "Another reason", template: "" },
} as const
export type DeclineReason = keyof typeof DECLINE_REASONS
export const DECLINE_REASON_CODES = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]]

/** How much help from a language model a contribution had, as its author declares it. */
export const AI_USES = ["none", "language", "content"] as const
export type AiUse = (typeof AI_USES)[number]
export const AI_USE_LABELS = {
  none: "I did not use AI tools",
  language: "I used AI tools for spelling, grammar or translation only",
  content: "I used AI tools to draft or research parts of this",
} satisfies Record<AiUse, string>

/** What contributions are licensed under, once published. */
export const LICENCE = {
  code: "CC BY 4.0",
  name: "Creative Commons Attribution 4.0 International",
  url: "https://creativecommons.org/licenses/by/4.0/",
} as const
