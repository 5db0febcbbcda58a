import type { ReactNode } from "react"

type Props = {
  title: string
  /** Why somebody is here, in one sentence. */
  lede?: ReactNode
  children?: ReactNode
}

/** What the pages of signing in share: one narrow column with a title. */
export function SignInFrame({ title, lede, children }: Props) {
  return (
    <div className="sign-in narrow stack stack-loose">
      <div className="stack stack-tight">
        <h1>{title}</h1>
        {lede && <p className="sign-in-lede">{lede}</p>}
      </div>
      {children}
    </div>
  )
}
