/** Weight of a token that says little about what a passage is about; every other token weighs 1. */
export const LIGHT_WEIGHT = 0.3

/** Function words of the languages articles are most often written in. Only readability depends on the list, never correctness. */
const FUNCTION_WORDS = new Set(
  [
    "a an the and or but nor so yet if then than as at by for from in into of off on onto out over to up with without",
    "is are was were be been being am do does did has have had will would can could may might shall should must not no",
    "it its this that these those he she they we you i his her their our your my them him us me who which what there here",
    "der die das den dem des ein eine einer eines einem einen und oder aber als an auf aus bei bis durch für gegen im in ist",
    "mit nach nicht sich sie sind so um und von vom vor war werden wie wird zu zum zur es er wir ich auch noch nur dass",
    "le la les l un une des du de d et ou mais à au aux en dans par pour sur avec sans ce cette ces qui que est sont ne pas",
    "el los las una unos unas y o pero del al con sin por para es son se su sus lo que no más como",
    "il lo gli i uno e ma di da nel nella con su per tra è sono si non che",
    "o os as um uma e do da dos das no na em com por para são não",
    "de het een en van op te dat niet met zijn voor er aan",
  ]
    .join(" ")
    .split(" "),
)

/** Whether a token key is punctuation, white space or a function word. Citations are not light. */
export function isLight(key: string): boolean {
  if (key.length > LONGEST) return false
  if (key.length === 1 && key < "\u0080") return !/[0-9A-Za-z]/.test(key) || FUNCTION_WORDS.has(key.toLowerCase())
  return FUNCTION_WORDS.has(key.toLowerCase()) || (key.length === 1 && !/[\p{L}\p{N}]/u.test(key))
}

const LONGEST = Math.max(...[...FUNCTION_WORDS].map((word) => word.length))
