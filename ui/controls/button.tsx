import type { ReactNode } from "react"

export type ButtonVariant = "primary" | "quiet" | "danger"

type Props = {
  children: ReactNode
  variant?: ButtonVariant
  type?: "submit" | "button" | "reset"
  /** The work has begun; the words should say what is happening ("Sending…"). It stays focusable and readable. */
  busy?: boolean
  disabled?: boolean
  small?: boolean
  name?: string
  value?: string
  /** The id of the form it submits, where it stands outside. */
  form?: string
  formAction?: string
  formNoValidate?: boolean
  describedBy?: string
  onClick?: () => void
}

/** A button that submits its form unless told otherwise. */
export function Button(props: Props) {
  const { children, variant = "primary", type = "submit", busy = false, small, describedBy, disabled, ...rest } = props
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(variant, small)}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-describedby={describedBy}
    >
      {children}
    </button>
  )
}

type LinkProps = {
  href: string
  children: ReactNode
  variant?: ButtonVariant
  small?: boolean
  rel?: string
  download?: boolean
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton({ variant = "primary", small, children, ...rest }: LinkProps) {
  return (
    <a {...rest} className={buttonClass(variant, small)}>
      {children}
    </a>
  )
}

function buttonClass(variant: ButtonVariant, small = false): string {
  return `button button-${variant}${small ? " button-small" : ""}`
}
