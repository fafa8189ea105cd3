/** Longer data describe a shop's whole stock. */
const LONGEST_DATA = 100_000;
const MOST_SCRIPTS = 50;
const MOST_THINGS = 500;

/** One thing of the page's JSON-LD, by schema.org's names. */
export type Thing = Readonly<Record<string, unknown>>;

/** The things of a type (`Order`, also as `https://schema.org/Order`) that the page's JSON-LD tells of; of any type where none is given. */
export function thingsOf(document: Document, type?: string): Thing[] {
  return [...document.querySelectorAll('script[type="application/ld+json"]')]
    .slice(0, MOST_SCRIPTS)
    .flatMap((script) => thingsIn(script, type));
}

function thingsIn(script: Element, type: string | undefined): Thing[] {
  const text = script.textContent;
  if (text.length > LONGEST_DATA || (type !== undefined && !text.includes(type))) return [];
  try {
    const found: Thing[] = [];
    const open: unknown[] = [JSON.parse(text)];
    for (let at = 0; at < open.length && at < MOST_THINGS; at += 1) {
      const thing = open[at];
      if (Array.isArray(thing)) open.push(...thing.slice(0, MOST_THINGS));
      else if (isThing(thing)) {
        if (type === undefined || isOfType(thing, type)) found.push(thing);
        open.push(own(thing, '@graph'));
      }
    }
    return found;
  } catch {
    return [];
  }
}

/** A text or number at a path of own keys, lists of one looked through; empty where there is none. */
export function textAt(thing: Thing, path: string): string {
  let at: unknown = thing;
  for (const name of path.split('.')) {
    if (Array.isArray(at)) at = at.length === 1 ? at[0] : undefined;
    at = isThing(at) ? own(at, name) : undefined;
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at).slice(0, 300) : '';
}

function isOfType(thing: Thing, type: string): boolean {
  return String(own(thing, '@type')).replace(/^https?:\/\/schema\.org\//, '') === type;
}

/** Never what a prototype holds. */
function own(thing: Thing, name: string): unknown {
  return Object.hasOwn(thing, name) ? thing[name] : undefined;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
