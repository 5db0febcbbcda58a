import type { ReactNode } from "react"
import { TabLinks } from "#ui/text/tab-links"

const PLACES = [
  { place: "profile", href: "/settings", label: "Profile" },
  { place: "interests", href: "/settings/interests", label: "Interests" },
  { place: "names", href: "/settings/names", label: "Bylines" },
  { place: "sign-in", href: "/settings/sign-in", label: "Signing in" },
] as const

type Props = { place: (typeof PLACES)[number]["place"]; title: string; children: ReactNode }

/** What the pages of the settings share. */
export function SettingsFrame({ place, title, children }: Props) {
  const tabs = PLACES.map((one) => ({ href: one.href, label: one.label, current: one.place === place }))
  return (
    <div className="settings">
      <TabLinks label="Settings" tabs={tabs} />
      <h1>{title}</h1>
      {children}
    </div>
  )
}
