import { afterEach, describe, expect, test } from "vitest"
import { chosenInstant, instantsAt, localAt, offsetInWords } from "#core/article/local-time"

const at = (local: string, zone: string) => instantsAt(local, zone).map((instant) => instant.toISOString().slice(0, 16))
const OWN_ZONE = process.env.TZ

afterEach(() => {
  if (OWN_ZONE === undefined) delete process.env.TZ
  else process.env.TZ = OWN_ZONE
})

describe.each(["UTC", "America/New_York", "Pacific/Auckland"])("where the server's own zone is %s", (own) => {
  test.each([
    ["2027-06-01T09:00", "Europe/Berlin", ["2027-06-01T07:00"]],
    ["2027-01-01T09:00", "Europe/Berlin", ["2027-01-01T08:00"]],
    ["2027-03-28T01:59", "Europe/Berlin", ["2027-03-28T00:59"]],
    ["2027-03-28T02:30", "Europe/Berlin", []],
    ["2027-03-28T03:00", "Europe/Berlin", ["2027-03-28T01:00"]],
    ["2027-10-31T02:30", "Europe/Berlin", ["2027-10-31T00:30", "2027-10-31T01:30"]],
    ["2027-10-31T03:00", "Europe/Berlin", ["2027-10-31T02:00"]],
    ["2027-03-14T02:30", "America/New_York", []],
    ["2027-11-07T01:30", "America/New_York", ["2027-11-07T05:30", "2027-11-07T06:30"]],
    ["2027-06-01T09:00", "Asia/Kolkata", ["2027-06-01T03:30"]],
    ["2027-10-03T02:15", "Australia/Lord_Howe", []],
    ["2027-04-04T01:45", "Australia/Lord_Howe", ["2027-04-03T14:45", "2027-04-03T15:15"]],
    ["2027-02-31T09:00", "Europe/Berlin", []],
    ["2027-06-01T09:00", "Nowhere/Else", []],
  ])("%s in %s is %j", (local, zone, instants) => {
    process.env.TZ = own
    expect(at(local, zone)).toEqual(instants)
    for (const instant of instantsAt(local, zone)) expect(localAt(instant, zone)).toBe(local)
  })
})

test.each([
  ["2027-06-01T07:00:00.000Z", "2027-06-01T07:00:00.000Z"],
  ["2027-06-01T07:00", "2027-06-01T07:00:00.000Z"],
  ["2027-06-01T09:00[Europe/Berlin]", "2027-06-01T07:00:00.000Z"],
])("%s means %s", (text, iso) => expect(chosenInstant(text)).toEqual({ ok: true, at: new Date(iso) }))

test.each([
  [
    "2027-03-28T02:30[Europe/Berlin]",
    "There is no 02:30 on 28 March 2027 in Europe/Berlin: the clocks are put forward over it. Choose another time.",
  ],
  [
    "2027-10-31T02:30[Europe/Berlin]",
    "02:30 comes twice on 31 October 2027 in Europe/Berlin, as the clocks are put back. Say which you mean: the first (UTC+2) or the second (UTC+1).",
  ],
  ["2027-06-01T09:00[Nowhere/Else]", "There is no time zone called Nowhere/Else."],
  ["2027-02-31T09:00", "There is no such day. Choose a day and a time."],
  ["2027-06-31T09:00Z", "There is no such day. Choose a day and a time."],
  ["tomorrow", "Choose a day and a time."],
  ["", "Choose a day and a time."],
])("%s is refused in a sentence", (text, problem) => expect(chosenInstant(text)).toEqual({ ok: false, problem }))

test.each([
  ["2027-06-01T00:00Z", "Europe/Berlin", "UTC+2"],
  ["2027-06-01T00:00Z", "Asia/Kolkata", "UTC+5:30"],
  ["2027-06-01T00:00Z", "America/St_Johns", "UTC-2:30"],
  ["2027-01-01T00:00Z", "Europe/London", "UTC"],
])("at %s, %s is %s", (instant, zone, words) => expect(offsetInWords(new Date(instant), zone)).toBe(words))
