/** Remembers where somebody is writing, the field and the selection in it, and gives the way back there. */
export function rememberPlace(page: Document): () => void {
  const field = page.activeElement;
  const selection = isWritable(field) ? ([field.selectionStart, field.selectionEnd, field.selectionDirection] as const) : null;
  return () => {
    // A field that was drawn anew meanwhile is found again by its name.
    const there = field?.isConnected ? field : page.getElementById(field?.id ?? '');
    if (!(there instanceof HTMLElement) || there === page.body) return;
    there.focus();
    // A dialog that closes gives the focus back by itself, but with the caret before the first letter.
    if (selection && selection[0] !== null && isWritable(there)) there.setSelectionRange(selection[0], selection[1], selection[2] ?? 'none');
  };
}

function isWritable(field: Element | null): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
}
