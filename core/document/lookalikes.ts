/*
 * Letters of other alphabets that are drawn like basic Latin ones (a selection of Unicode's confusables.txt: Cyrillic,
 * Greek and Cherokee). Greek letters that science writes beside Latin ones (alpha, beta, mu, Delta) are not among them.
 */
const CYRILLIC = "аАВсСԁеЕԌһНіІјЈКӀӏМоОрРԛԚѕЅТѵѴԝԜхХуУүҮԐЗЬ"
const GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιϲϹϳͿνρυκ"
const CHEROKEE = "ᎪᏏᏴᏟᏧᎠᎬᏀᏳᏂᎻᎥᎫᏦᏞᎷᏢᎡᏒᏕᏚᎢᏙᏔᎩᎽᏃ"
const LOOKALIKES = new Set(CYRILLIC + GREEK + CHEROKEE)
const LATIN = /\p{sc=Latin}/u
const WORD = /[\p{L}\p{M}\p{N}]+/gu
const OF_LOOKALIKE_SCRIPTS = /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Cherokee}]/gu

/**
 * UTF-16 indexes of letters that pass for Latin ones without being Latin: those in a word that has Latin letters too,
 * and those of words written in nothing else in a text that is otherwise Latin.
 */
export function lookalikeIndexes(text: string): Set<number> {
  if (!text.match(OF_LOOKALIKE_SCRIPTS) || !LATIN.test(text)) return new Set()
  const honest = (text.match(OF_LOOKALIKE_SCRIPTS) ?? []).some((letter) => !LOOKALIKES.has(letter) && !isGreek(letter))
  const found = Array.from(text.matchAll(WORD)).filter(([word]) => LATIN.test(word) || (!honest && isDisguised(word)))
  return new Set(found.flatMap((word) => lookalikesOf(word[0]).map((at) => word.index + at)))
}

const isGreek = (letter: string): boolean => /\p{sc=Greek}/u.test(letter)

// One such letter alone may be a symbol (a capital Chi, a Cyrillic initial); two or more are a word in disguise.
const isDisguised = (word: string): boolean => word.length > 1 && Array.from(word).every((char) => LOOKALIKES.has(char))

const lookalikesOf = (word: string): number[] =>
  Array.from(word, (char, at) => (LOOKALIKES.has(char) ? at : -1)).filter((at) => at >= 0)
