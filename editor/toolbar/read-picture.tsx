import { safeImageSource } from "#core/document/links"
import type { Picture } from "../keys/figures"

export type PictureProblems = Partial<Record<keyof Picture, string>>

const ADDRESS = "Write it as https://example.org/picture.jpg, or as /picture.jpg for one on this site."

/** A picture as it was typed into the fields, or what is wrong with it, in a sentence for each field. */
export function readPicture(typed: Picture): { picture: Picture } | { problems: PictureProblems } {
  const [src, alt, credit] = [addressIn(typed.src), oneLine(typed.alt), oneLine(typed.credit)]
  const problems: PictureProblems = {
    ...(src.problem && { src: src.problem }),
    ...(alt === "" && { alt: "Say in a sentence what the picture shows, for those who cannot see it." }),
    ...(alt.length > 1000 && { alt: "This is too long. Say what matters in at most 1,000 letters." }),
    ...(credit.length > 500 && { credit: "This is too long. A credit has at most 500 letters." }),
  }
  return Object.keys(problems).length > 0 ? { problems } : { picture: { src: src.address, alt, credit } }
}

/** The address as it is stored. Browsers of readers refuse pictures that come unprotected or out of the page itself. */
export function addressIn(typed: string): { address: string; problem?: string } {
  const written = typed.trim()
  const problem = (sentence: string) => ({ address: "", problem: sentence })
  if (written === "") return problem("Say where the picture is.")
  if (/^(data|blob|file):|^[a-z]:\\/i.test(written)) {
    return problem("A picture has to be on the web before it can be shown here; it cannot be taken from your device.")
  }
  if (/^http:/i.test(written)) return problem("Pictures are shown only from addresses that begin with https://.")
  const address = safeImageSource(/^[\w-]+(\.[\w-]+)+\//.test(written) ? `https://${written}` : written)
  return address === null ? problem(`This is no address of a picture. ${ADDRESS}`) : { address }
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim()
