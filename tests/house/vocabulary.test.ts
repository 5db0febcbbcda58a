import { describe, expect, test } from "vitest"
import { ARTICLE_STATUS_LABELS, ARTICLE_STATUSES, NOTICE_LABELS, NOTICE_TYPES } from "#core/article/vocabulary"
import { MOVES } from "#core/contribution/moves"
import { CONTRIBUTION_STATE_LABELS, CONTRIBUTION_STATES, DECLINE_REASONS } from "#core/contribution/vocabulary"
import { CREDIT_ROLES } from "#core/credit/roles"
import { EVENTS } from "#core/event/vocabulary"
import { ICMJE_CATEGORIES, ICMJE_SHORT } from "#core/people/disclosure"

describe("words", () => {
  test("every status, state and notice has a label", () => {
    for (const status of ARTICLE_STATUSES) expect(ARTICLE_STATUS_LABELS[status]).toMatch(/\w/)
    for (const state of CONTRIBUTION_STATES) expect(CONTRIBUTION_STATE_LABELS[state]).toMatch(/\w/)
    for (const type of NOTICE_TYPES) expect(NOTICE_LABELS[type]).toMatch(/\w/)
  })

  test("every event reads on after the actor's name", () => {
    for (const words of Object.values(EVENTS)) expect(words).toMatch(/^[a-z][a-zA-Z ,'-]+$/)
  })

  test("moves lead from and to states that exist", () => {
    for (const { from, to } of Object.values(MOVES)) {
      for (const state of [...from, ...(to === "same" ? [] : [to])]) expect(CONTRIBUTION_STATES).toContain(state)
    }
  })

  test("every decline reason but the free one has words to start from", () => {
    for (const [code, { label, template }] of Object.entries(DECLINE_REASONS)) {
      expect(label).toMatch(/\w/)
      expect(template !== "" || code === "other").toBe(true)
    }
  })

  test("the disclosure has ICMJE's 13 categories, each with a short name", () => {
    expect(Object.keys(ICMJE_CATEGORIES)).toHaveLength(13)
    expect(Object.keys(ICMJE_SHORT)).toEqual(Object.keys(ICMJE_CATEGORIES))
  })

  test("CRediT addresses are those of the standard", () => {
    for (const { credit } of Object.values(CREDIT_ROLES)) {
      if (credit !== null) expect(credit).toMatch(/^https:\/\/credit\.niso\.org\/contributor-roles\/[a-z-]+\/$/)
    }
  })
})
