/**
 * Measures the algorithms of core/: `npm run bench core`, with `-- --all` also what takes other engines minutes.
 * Times are milliseconds, the best of several runs in one process; read the ratios, machines differ.
 */
import { compareDiffs } from "./core/diffs"
import { measureHistory, measureRevisions } from "./core/revisions"
import { measureSizes } from "./core/sizes"

compareDiffs({ all: process.argv.includes("--all") })
measureSizes()
measureHistory()
measureRevisions()
