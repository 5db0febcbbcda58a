import { randomUUID } from "node:crypto"
import { redirect } from "next/navigation"
import { type ComposedText, composeText } from "#core/contribution/compose"
import { newBlockIds } from "#core/contribution/new-block-ids"
import { quoted } from "#core/contribution/passage"
import { promiseInWords } from "#core/contribution/promise"
import { isJustCertified } from "#core/people/disclosure"
import { readPromise } from "#server/contribution/read-promise"
import type { WritingView } from "#server/contribution/read-writing"
import { type HeldForm, readHeldForm } from "#server/form/read-held"
import { Notice } from "#ui/text/notice"
import { Time } from "#ui/text/time"
import { typedIn } from "../../../_problems"
import { one } from "../../../_signed-in"
import { loadWriting, type PageProps, signatureOf } from "../_load"
import { doneSteps, WritingHead } from "../_parts/writing-head"
import { Answers } from "./_parts/answers"
import { type Declared, SendForm } from "./_parts/send-form"
import { ReasonedChanges } from "./_reasons"

export const instant = false
export const metadata = { title: "Check and send", robots: { index: false } }

/** The last look before sending. What is still missing is asked for first, one step at a time. */
export default async function CheckPage(props: PageProps) {
  const { ctx, id, path, held: heldId, query, writing } = await loadWriting(props, "check")
  const { kind, content, base } = writing
  const { text, problems } = composeText({ kind, draft: content, base, newId: newBlockIds(id) })
  if (!text || Object.keys(problems).length > 0) redirect(`/contributions/${id}/write?show=problems`)
  if (!writing.hasProfile) redirect(`/contributions/${id}/about`)
  if (!writing.disclosureHolds) redirect(`/contributions/${id}/interests`)
  const held = await readHeldForm(ctx, heldId, path)
  const promise = await readPromise(ctx)
  return (
    <div className="write-page check-page">
      <WritingHead
        id={id}
        kind={kind}
        article={writing.article}
        current="check"
        done={doneSteps(writing)}
        title="Check and send"
      />
      {writing.article.isOpen ? (
        <Send
          writing={writing}
          text={text}
          held={held}
          now={ctx.now}
          page={one(query.page)}
          promise={promise && promiseInWords(promise)}
        />
      ) : (
        <Notice tone="warning" title="This article takes no contributions at the moment">
          <p>Your draft is kept. It can be sent when the article is open again.</p>
        </Notice>
      )}
    </div>
  )
}

type Text = NonNullable<ComposedText["text"]>

type SendProps = {
  writing: WritingView
  text: Text
  held: HeldForm
  now: Date
  page: string | undefined
  promise: string | null
}

function Send({ writing, text, held, now, page, promise }: SendProps) {
  const { id, kind, saves, content, base, versions } = writing
  const insight = text.kind === "insight" && {
    body: text.body,
    signature: signatureOf(writing),
    seq: base.seq,
    at: now,
    hasPassage: content.passage !== null,
  }
  return (
    <SendForm
      id={id}
      kind={kind}
      isJustCertified={isJustCertified(writing.disclosure, now)}
      hidden={{ _key: randomUUID(), saves: String(saves) }}
      declared={declaredIn(writing, held)}
      problems={held.problems}
      message={held.message}
      interests={<Interests writing={writing} />}
      shown={<Shown writing={writing} text={text} held={held} page={page} />}
      insight={insight || undefined}
      whatNext={<WhatHappensNext promise={promise} kind={kind} />}
      button={versions === 0 ? "Send to the editors" : "Send this version"}
    />
  )
}

type ShownProps = Pick<SendProps, "writing" | "text" | "held" | "page">

function Shown({ writing, text, held, page }: ShownProps) {
  const { content } = writing
  return (
    <>
      {text.kind === "edit" && <ReasonedChanges writing={writing} held={held} page={page} />}
      <Answers
        id={writing.id}
        kind={writing.kind}
        author={writing.author}
        passage={content.passage && quoted(content.passage)}
        reason={text.kind === "edit" ? text.reason : null}
      />
    </>
  )
}

function Interests({ writing: { id, disclosure, disclosureLine } }: { writing: WritingView }) {
  return (
    <>
      {disclosureLine} Certified {disclosure && <Time at={disclosure.certifiedAt} />}.{" "}
      <a href={`/contributions/${id}/interests?change=1`}>
        Change<span className="visually-hidden"> my interests</span>
      </a>
    </>
  )
}

function WhatHappensNext({ promise, kind }: { promise: string | null; kind: WritingView["kind"] }) {
  return (
    <div className="next-steps">
      <h3>What happens next</h3>
      <p>
        An editor reads it against the article as it is then, and writes to you: published, changes asked for, or
        declined with a reason. {promise}{" "}
        {kind === "insight"
          ? "Nothing is published under your name in other words than yours."
          : "Words of yours that an editor changes are shown as the editor's."}{" "}
        Until it is decided you can change it or take it back.
      </p>
    </div>
  )
}

/** What the form begins with: what was typed when it came back, what was said before, or what is likely. */
function declaredIn({ kind, content }: WritingView, held: HeldForm): Declared {
  if (Object.keys(held.values).length > 0) {
    return {
      roles: [held.values.roles ?? []].flat(),
      aiUse: typedIn(held, "aiUse", ""),
      aiNote: typedIn(held, "aiNote", ""),
      licence: typedIn(held, "licence", "") !== "",
      interestsConfirmed: typedIn(held, "interestsConfirmed", "") !== "",
    }
  }
  const likely = kind === "insight" ? "expert_commentary" : "suggested_edit"
  const { roles, aiUse, aiNote, licence } = content
  // Interests are confirmed anew with each sending; consent to the licence, once given, stands.
  return { roles: roles.length > 0 ? roles : [likely], aiUse, aiNote, licence, interestsConfirmed: false }
}
