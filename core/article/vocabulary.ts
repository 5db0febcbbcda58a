export const ARTICLE_STATUSES = ["draft", "live", "closed", "withdrawn"] as const
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number]
export const ARTICLE_STATUS_LABELS = {
  draft: "Draft",
  live: "Open to contributions",
  closed: "Closed to contributions",
  withdrawn: "Withdrawn",
} satisfies Record<ArticleStatus, string>

/** What made a revision. `undo` takes a merge out again and keeps later edits; `byline` names other authors of the same text. */
export const REVISION_KINDS = ["create", "edit", "merge", "restore", "undo", "byline"] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]
export const REVISION_KIND_LABELS = {
  create: "First published",
  edit: "Edited",
  merge: "Contribution merged",
  restore: "Earlier revision restored",
  undo: "Merge undone",
  byline: "Authors named",
} satisfies Record<RevisionKind, string>

export const SIGNIFICANCES = ["minor", "substantive"] as const
export type Significance = (typeof SIGNIFICANCES)[number]
export const SIGNIFICANCE_LABELS = {
  minor: "Minor: wording, spelling, layout",
  substantive: "Substantive: changes what a reader learns",
} satisfies Record<Significance, string>

/** Crossref's 12 update types. */
export const NOTICE_TYPES = [
  "addendum",
  "clarification",
  "correction",
  "corrigendum",
  "erratum",
  "expression_of_concern",
  "new_edition",
  "new_version",
  "partial_retraction",
  "removal",
  "retraction",
  "withdrawal",
] as const
export type NoticeType = (typeof NOTICE_TYPES)[number]
export const NOTICE_LABELS = {
  addendum: "Addendum",
  clarification: "Clarification",
  correction: "Correction",
  corrigendum: "Corrigendum",
  erratum: "Erratum",
  expression_of_concern: "Expression of concern",
  new_edition: "New edition",
  new_version: "New version",
  partial_retraction: "Partial retraction",
  removal: "Removal",
  retraction: "Retraction",
  withdrawal: "Withdrawal",
} satisfies Record<NoticeType, string>
