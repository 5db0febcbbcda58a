import { LinkButton } from "#ui/controls/button"
import { PersonLine } from "#ui/people/person-line"
import { BackLink, Breadcrumbs } from "#ui/site/breadcrumbs"
import { Pagination } from "#ui/site/pagination"
import { SiteFooter } from "#ui/site/site-footer"
import { TryOutBanner } from "#ui/site/try-out-banner"
import { WorkspaceHeader } from "#ui/site/workspace-header"
import { DataTable } from "#ui/tables/data-table"
import { EmptyState } from "#ui/text/empty-state"
import { KeyboardHint } from "#ui/text/keyboard-hint"
import { Notice, type NoticeTone } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { Specimen } from "./specimen"
import { ADA, BEN, LONG } from "./specimen-people"

const TONES: NoticeTone[] = ["info", "success", "warning", "danger"]

/** What frames a page, what lists things and what says something in passing. */
export function SiteSpecimens() {
  return (
    <div className="stack stack-wide">
      <Specimen name="Signed in">
        <TryOutBanner />
        <WorkspaceHeader
          publication="Scholium"
          name={LONG.name}
          signOutAction="#sign-out"
          links={[
            { href: "#desk", label: "Desk", current: true, count: 12 },
            { href: "#mine", label: "My contributions" },
            { href: "#settings", label: "Settings" },
          ]}
        />
        <Breadcrumbs
          crumbs={[
            { href: "#desk", label: "Desk" },
            { href: "#articles", label: "Articles" },
          ]}
        />
        <BackLink href="#desk" label="Desk" />
      </Specimen>
      <Specimen name="Data table">
        <DataTable
          caption="Who is credited"
          rows={[ADA, BEN, LONG]}
          rowId={(person) => person.name.replaceAll(" ", "-")}
          columns={[
            {
              key: "name",
              label: "Name",
              names: true,
              cell: (person) => person.name,
              sortHref: "#name",
              sorted: "ascending",
            },
            { key: "from", label: "Affiliation", cell: (person) => person.affiliation },
            {
              key: "at",
              label: "Certified",
              cell: (person) => <Time at={person.disclosure.certifiedAt} />,
              align: "right",
            },
          ]}
        />
        <Pagination previousHref="#newer" nextHref="#older" position="21 to 23 of 1,204" />
        <KeyboardHint keys={["j", "k"]} does="move" />
      </Specimen>
      <Specimen name="People">
        {[ADA, BEN, LONG].map((person) => (
          <PersonLine key={person.name} person={person} creditedFor="Expert commentary" />
        ))}
      </Specimen>
      <Specimen name="Notices">
        {TONES.map((tone) => (
          <Notice key={tone} tone={tone} title={`A notice: ${tone}`}>
            <p>What was done, or what to mind.</p>
          </Notice>
        ))}
      </Specimen>
      <Specimen name="Nothing here yet">
        <EmptyState title="No contributions yet" action={<LinkButton href="#articles">Read the articles</LinkButton>}>
          <p>When you write an insight or suggest a change, you can follow it from here.</p>
        </EmptyState>
      </Specimen>
      <SiteFooter publication="Scholium" links={[{ href: "#about", label: "About" }]}>
        <p>Articles and insights are published under CC BY 4.0.</p>
      </SiteFooter>
    </div>
  )
}
