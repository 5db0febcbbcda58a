import type { Byline } from "#core/credit/byline"
import { namesInWords } from "#core/metadata/in-words"
import { RadioGroup } from "#ui/forms/radio-group"
import { problemOf, typedIn } from "../../../../_problems"
import type { Typed } from "../../../_typed"

type Props = {
  article: { readonly authors: readonly Byline[] }
  draft: { readonly writers: readonly Byline[] }
  held: Typed
}

/** Whose the new words are: of whoever wrote the draft, or of the authors, where an editor only brought them in. */
export function WhoseNewWords({ article: { authors }, draft: { writers }, held }: Props) {
  const [ids, others] = [authors, writers].map((people) =>
    people
      .map(({ personId }) => personId)
      .sort()
      .join(" "),
  )
  if (ids === others) return null
  return (
    <RadioGroup
      name="words"
      legend="Whose are the new words?"
      value={typedIn(held, "words", "writers")}
      error={problemOf(held.problems, "words")}
      choices={[
        { value: "writers", label: `Of ${names(writers)}`, hint: "Who wrote in this draft." },
        {
          value: "authors",
          label: `Of ${names(authors)}`,
          hint: `The ${authors.length === 1 ? "author" : "authors"} of the article wrote them, and you bring them in.`,
        },
      ]}
    />
  )
}

const names = (people: readonly Byline[]): string => namesInWords(people.map(({ name }) => name))
