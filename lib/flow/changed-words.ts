/** What is looked at of one batch of changes: results are short, and named by their first words. */
const MOST_CHANGES = 30;
const MOST_TEXTS = 100;
const MOST_LETTERS = 2_000;

/** The words of what was added, changed or shown, newest first and no more than a glance of them. */
export function changedWords(changes: readonly (MutationRecord | Event)[]): string {
  const glance = { text: '', texts: 0 };
  for (const change of changes.slice(-MOST_CHANGES).reverse()) {
    const isAdding = 'addedNodes' in change && change.type === 'childList';
    for (const node of isAdding ? change.addedNodes : [change.target]) collect(node, glance);
    if (glance.text.length >= MOST_LETTERS || glance.texts >= MOST_TEXTS) break;
  }
  return glance.text;
}

function collect(node: EventTarget | Node | null, glance: { text: string; texts: number }): void {
  if (node === null || !('ownerDocument' in node) || !node.ownerDocument?.createTreeWalker) return;
  // The root itself where it is a text.
  const walker = node.ownerDocument.createTreeWalker(node, 4 /* NodeFilter.SHOW_TEXT */);
  for (let at = node.nodeType === 3 ? node : walker.nextNode(); at !== null; at = walker.nextNode()) {
    glance.texts += 1;
    glance.text += `${(at as Text).data.slice(0, 200).trim()}\n`;
    if (glance.text.length >= MOST_LETTERS || glance.texts >= MOST_TEXTS) return;
  }
}
