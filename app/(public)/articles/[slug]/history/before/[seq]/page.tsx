import { PLACEHOLDER } from "../../../../../../_reading"
import { HistoryPage, type HistoryProps, historyMetadata } from "../../_history"

export const generateStaticParams = () => [{ slug: PLACEHOLDER, seq: PLACEHOLDER }]
export const generateMetadata = (props: HistoryProps) => historyMetadata(props, "substantive")

export default function Page(props: HistoryProps) {
  return <HistoryPage {...props} level="substantive" />
}
