const UNSTORABLE = /[\0\p{Surrogate}]/gu

/**
 * A text that a database and every encoding can hold, letter by letter otherwise: NUL and halves of surrogate pairs become
 * U+FFFD, the sign for a lost character, which `inspectCharacters` refuses by name and place. So even broken text is kept
 * until its author mends it. Changes no length.
 */
export const storableText = (text: string): string => text.replace(UNSTORABLE, "\uFFFD")
