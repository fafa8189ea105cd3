import type { Page } from 'puppeteer-core';

/** What somebody without a mouse meets on a page, by Tab alone. Each control is told by its markup, shortened. */
export interface KeyboardPath {
  /** How many controls there are to reach. */
  controls: number;
  unreached: string[];
  /** Reached, but nothing shows that the focus is there. */
  unseen: string[];
  /** Reached while something else covers them, or out of the window. */
  covered: string[];
}

/** Presses Tab from the top of the page until every control had the focus, or nothing new comes. */
export async function walkByTab(page: Page): Promise<KeyboardPath> {
  // What is on its way into sight is neither seen nor covered.
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  const controls = await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
    const all = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, textarea, summary, [tabindex]',
      ),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled') &&
        element.checkVisibility() &&
        // One stop for each group; arrows move in it.
        !element.matches('input[type=radio]:not(:checked)'),
    );
    for (const [index, element] of all.entries()) element.dataset['stop'] = String(index);
    return all.map((element) => element.outerHTML.slice(0, 120));
  });
  const reached = new Set<number>();
  const path: KeyboardPath = { controls: controls.length, unreached: [], unseen: [], covered: [] };
  // Boxes that scroll are stops as well, and the browser's own bar may take one.
  for (let presses = 0; presses < controls.length + 40 && reached.size < controls.length; presses += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element.dataset['stop'] === undefined) return null;
      // A hidden box shows its focus on what stands for it.
      const shown = [element, element.nextElementSibling].filter((each) => each !== null);
      const isSeen = shown.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      });
      const own = element.closest('label') ?? element;
      const { x, width, top, bottom } = own.getBoundingClientRect();
      const [from, to] = [Math.max(0, top), Math.min(window.innerHeight - 1, bottom)];
      // Some of it, at least: a long text is taller than the window.
      const isOnTop = [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => {
        const met = document.elementFromPoint(
          Math.min(Math.max(0, x + width / 2), window.innerWidth - 1),
          from + (to - from) * part,
        );
        return from < to && met !== null && (own.contains(met) || met.contains(own));
      });
      return { stop: Number(element.dataset['stop']), isSeen, isOnTop };
    });
    if (at === null || reached.has(at.stop)) continue;
    reached.add(at.stop);
    if (!at.isSeen) path.unseen.push(controls[at.stop] ?? '');
    if (!at.isOnTop) path.covered.push(controls[at.stop] ?? '');
  }
  path.unreached = controls.filter((_, index) => !reached.has(index));
  return path;
}
