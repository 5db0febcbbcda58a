import { Notice } from "#ui/text/notice"
import { MovedOn } from "./moved-on"

type Props = {
  id: string
  isEdit: boolean
  isBroughtUpToDate: boolean
  article: { readonly slug: string; readonly isOpen: boolean; readonly liveSeq: number }
  baseSeq: number
  /** What an editor asked to change. */
  asked: { readonly by: string; readonly message: string; readonly requests: number } | undefined
  /** The text that the draft holds, where the form came back with another. */
  elsewhere: string | null
}

/** What happened around the draft since it was begun. */
export function WhatToMind(props: Props) {
  const { id, isEdit, isBroughtUpToDate, article, baseSeq, asked, elsewhere } = props
  const { slug, isOpen, liveSeq } = article
  return (
    <>
      {elsewhere !== null && (
        <Notice tone="warning" title="Below is what you typed">
          <p>Save it once more to keep it instead of the text that the draft holds now.</p>
          <details className="lost-words">
            <summary>Read the text that the draft holds now</summary>
            <div className="lost-words-text">{elsewhere}</div>
          </details>
        </Notice>
      )}
      {asked && (
        <Notice tone="warning" title={`${asked.by} asks for changes`}>
          {asked.message.split(/\n+/).map((line, index) => line && <p key={index}>{line}</p>)}
          {asked.requests > 0 && (
            <p>
              <a href="#asked-title">What is asked about single changes</a> stands beside the text.
            </p>
          )}
        </Notice>
      )}
      {!isOpen && (
        <Notice tone="warning" title="This article takes no contributions at the moment">
          <p>You can go on writing; it cannot be sent. Your draft is kept.</p>
        </Notice>
      )}
      {isBroughtUpToDate && liveSeq === baseSeq && (
        <Notice tone="success" announce>
          <p>Your edit now stands on revision {liveSeq}, the article as it is.</p>
        </Notice>
      )}
      {isOpen && liveSeq > baseSeq && (
        <MovedOn id={id} slug={slug} baseSeq={baseSeq} liveSeq={liveSeq} isEdit={isEdit} />
      )}
    </>
  )
}
