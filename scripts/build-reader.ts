import { mkdir, writeFile } from "node:fs/promises"
import { build } from "esbuild"

/** Builds the readers' script: one small file without dependencies, for browsers of the last five years. */
export async function buildReaderScript(): Promise<{ bytes: number }> {
  const { outputFiles } = await build({
    entryPoints: ["browser/reader.ts"],
    outfile: "public/scripts/reader.js",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2021",
    legalComments: "none",
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error("the readers' script was not built")
  await mkdir("public/scripts", { recursive: true })
  await writeFile(file.path, file.contents)
  return { bytes: file.contents.byteLength }
}
