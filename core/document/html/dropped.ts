/** What of pasted HTML has no place in an article, in a sentence each. */
export const SENTENCES = {
  pictures: "Pictures were left out.",
  looks: "Fonts, sizes and colours were left out.",
  links: "Links that are not allowed here were taken off; their words stay.",
  notes: "Footnotes were not made into sources; their numbers stay as text.",
  comments: "Comments were left out.",
  deleted: "Words that were marked as deleted were left out.",
  formulas: "Formulas were left out.",
  cells: "Cells that ran over several columns or rows were made single ones.",
  depth: "Lists within lists deeper than four were brought up to the fourth.",
} as const
