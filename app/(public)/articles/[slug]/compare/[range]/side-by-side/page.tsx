import { PLACEHOLDER } from "../../../../../../_reading"
import { ComparisonPage, type ComparisonProps, comparisonMetadata } from "../_comparison"

export const generateStaticParams = () => [{ slug: PLACEHOLDER, range: PLACEHOLDER }]
export const generateMetadata = comparisonMetadata

export default function Page(props: ComparisonProps) {
  return <ComparisonPage {...props} layout="side-by-side" />
}
