/** A CSS selector whose first match is this element, or null inside a shadow root or frame, where the page's selectors do not reach. */
export function selectorOf(element: Element): string | null {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.tagName === 'BODY') return ['body', ...steps].join(' > ');
    if (/^[A-Za-z][\w-]*$/.test(at.id) && at.ownerDocument.getElementById(at.id) === at) {
      return [`#${at.id}`, ...steps].join(' > ');
    }
    let place = 1;
    for (let twin = at.previousElementSibling; twin !== null; twin = twin.previousElementSibling) {
      if (twin.tagName === at.tagName) place += 1;
    }
    steps.unshift(`${at.tagName.toLowerCase()}:nth-of-type(${place})`);
  }
  return null;
}
