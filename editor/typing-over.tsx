import { Plugin } from "prosemirror-state"

/**
 * Typing over selected words is done here: a browser would keep their looks by styles in the page, which our policy refuses.
 */
export function typingOver(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const { data } = event
          const { from, to, empty } = view.state.selection
          if (event.inputType !== "insertText" || data === null || empty || view.composing) return false
          event.preventDefault()
          const typed = () => view.state.tr.insertText(data, from, to).scrollIntoView()
          if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, data, typed))) view.dispatch(typed())
          return true
        },
      },
    },
  })
}
