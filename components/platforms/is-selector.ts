const probe = document.createDocumentFragment();

/** Whether the browser takes this as a CSS selector; nothing is looked up. */
export function isSelector(selector: string): boolean {
  try {
    probe.querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
