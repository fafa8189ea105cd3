/** A CSS selector of exactly this element, or null inside a shadow root or frame, where the page's selectors do not reach. */
export function selectorOf(element: Element): string | null {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.tagName === 'BODY') return ['body', ...steps].join(' > ');
    if (/^[A-Za-z][\w-]*$/.test(at.id) && at.ownerDocument.querySelectorAll(`#${at.id}`).length === 1) {
      return [`#${at.id}`, ...steps].join(' > ');
    }
    const tag = at.tagName;
    const twins: Element[] = [...(at.parentElement?.children ?? [])].filter((each) => each.tagName === tag);
    const name = tag.toLowerCase();
    steps.unshift(twins.length > 1 ? `${name}:nth-of-type(${twins.indexOf(at) + 1})` : name);
  }
  return null;
}
