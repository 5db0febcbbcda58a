import { coveredWords } from "./covered"
import { edgesOffTheGrid } from "./edges"
import { bareInMain, missingIcon } from "./frame"
import { cutWords, fieldsTooHigh, sidewaysScrolling, smallTargets } from "./sizes"
import { touchingBoxes } from "./touching"
import { brokenPictures, innerWords, saidTwice } from "./words"

/*
 * Runs inside the page: what somebody who looks carefully would mind. One function a kind of fault, each of which gives
 * a line a fault.
 */
const KINDS = [
  coveredWords,
  touchingBoxes,
  edgesOffTheGrid,
  fieldsTooHigh,
  sidewaysScrolling,
  cutWords,
  innerWords,
  saidTwice,
  brokenPictures,
  bareInMain,
  missingIcon,
]
const PHONE = 600

declare global {
  interface Window {
    faultsHere: () => string[]
  }
}

window.faultsHere = () => {
  const kinds = window.innerWidth < PHONE ? [...KINDS, smallTargets] : KINDS
  return [...new Set(kinds.flatMap((faultsOf) => faultsOf()))]
}
