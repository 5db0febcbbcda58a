/** What of pasted HTML has no place in an article, in a sentence each. */
export const SENTENCES = {
  pictures: "Pictures were left out.",
  looks: "Fonts, sizes and colours were left out.",
  notes: "Footnotes were not made into sources; their numbers stay as text.",
  comments: "Comments were left out.",
  deleted: "Words that were marked as deleted were left out.",
  formulas: "Formulas were left out.",
  cells: "Cells that ran over several columns or rows were made single ones.",
  letters: "Lists that counted in letters or Roman numerals count in numbers here.",
  paragraphs: "List items of several paragraphs became one each, with line breaks between.",
  depth: "Lists within lists deeper than four were brought up to the fourth.",
} as const
