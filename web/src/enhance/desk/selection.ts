/** Buttons that take the words somebody has marked in the text, as a line of their own, into the field of words to veil. */
export function takeSelections(): void {
  let marked = ''
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection()
    const within = selection?.anchorNode?.parentElement?.closest('[data-text]')
    if (!within || !selection?.rangeCount || selection.isCollapsed) return
    // the numbers of the signs stand in the text and are no words of it
    const piece = selection.getRangeAt(0).cloneContents()
    for (const number of piece.querySelectorAll('.mark-number')) number.remove()
    marked = (piece.textContent ?? '').trim()
  })
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-take-selection]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset['takeSelection'] ?? '')
      if (!(field instanceof HTMLTextAreaElement)) return
      if (marked) field.value = [field.value.trim(), ...marked.split('\n')].filter((line) => line.trim()).join('\n')
      field.focus()
    })
  }
}
