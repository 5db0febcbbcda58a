"use client"

import { useState } from "react"
import { RadioGroup } from "#ui/forms/radio-group"
import { TextArea } from "#ui/forms/text-area"

type Reason = { readonly code: string; readonly label: string; readonly template: string }
type Props = {
  reasons: readonly Reason[]
  reason: string | undefined
  message: string
  reasonError: string | undefined
  messageError: string | undefined
}

/**
 * Why, and what to tell the author. Choosing a reason puts its words into the message, unless something else was typed
 * there; without a script the words stand below each reason, to be taken over by hand.
 */
export function DeclineReasonAndMessage({ reasons, reason, message, reasonError, messageError }: Props) {
  const [start, setStart] = useState(message)
  const choose = (code: string) => {
    const field = document.getElementById("decline-message")
    const template = reasons.find((one) => one.code === code)?.template ?? ""
    if (!(field instanceof HTMLTextAreaElement)) return
    const isOurs = field.value.trim() === "" || reasons.some((one) => one.template === field.value)
    if (isOurs) setStart(template)
  }
  return (
    <>
      <div onChange={(event) => event.target instanceof HTMLInputElement && choose(event.target.value)}>
        <RadioGroup
          name="reason"
          legend="Why"
          value={reason}
          error={reasonError}
          choices={reasons.map(({ code, label, template }) => ({ value: code, label, hint: template || undefined }))}
        />
      </div>
      <TextArea
        key={start}
        name="message"
        id="decline-message"
        label="Message to the author"
        hint="They get all of this. Readers see only how many contributions were declined."
        rows={5}
        value={start}
        error={messageError}
      />
    </>
  )
}
