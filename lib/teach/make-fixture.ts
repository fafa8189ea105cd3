import type { PlatformDefinition } from '../model/platform';
import { createStandIns, type StandIns } from './stand-ins';

/** What of an element's attributes says how it is built; everything else may say whose page it is. */
const KEPT = new Set(
  'charset http-equiv class id role type for colspan rowspan scope hidden disabled checked selected lang dir itemscope itemtype itemprop viewbox width height d aria-hidden aria-checked aria-selected aria-current'.split(
    ' ',
  ),
);
const WORDS = new Set(['alt', 'title', 'aria-label', 'placeholder', 'label', 'value']);
const STYLE_LIMIT = 100_000;

export interface FixtureRequest {
  definition: PlatformDefinition;
  /** Scrubbed. */
  url: string;
  /** Certainly personal: what was read as account or number, and words that the person named. */
  known: readonly string[];
  /** 0 to 1, from a source that nobody can foresee. */
  random: () => number;
}

/**
 * Turns a copy of a page, scrubbed already, into one that anybody may have: names, numbers, addresses, times of day and
 * tokens become made-up ones of the same shape, what is hidden is left out, and of attributes only those stay that say how
 * the page is built, or that the definition asks for. Changes the document; answers with the address to go with it.
 */
export function makeFixture(document: Document, { definition, url, known, random }: FixtureRequest): string {
  const standIns = createStandIns(known, random);
  const named = namedAttributes(definition);
  const isSelected = selectorWords(definition);
  for (const hidden of document.querySelectorAll('[hidden], [aria-hidden="true"], iframe, canvas'))
    hidden.remove();
  for (const element of [...document.querySelectorAll('*')]) {
    if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.getAttribute('style') ?? '')) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes])
      keepAttribute(element, name, value, { standIns, named, isSelected });
    if (element.localName === 'style') element.textContent = plainStyles(element.textContent, standIns);
  }
  replaceWords(document, standIns);
  return standInAddress(url, standIns);
}

interface AttributeRules {
  standIns: StandIns;
  named: ReadonlySet<string>;
  isSelected: (word: string) => boolean;
}

function keepAttribute(
  element: Element,
  name: string,
  value: string,
  { standIns, named, isSelected }: AttributeRules,
): void {
  const isPolicy = element.localName === 'meta';
  if (isPolicy) return;
  if (WORDS.has(name) || named.has(name)) element.setAttribute(name, standIns.text(value));
  else if (name === 'style') element.setAttribute(name, value.replace(/url\([^)]*\)/gi, 'none'));
  else if (!KEPT.has(name)) element.removeAttribute(name);
  else if (name === 'class' || name === 'id' || name === 'for') {
    const words = value.split(/\s+/).map((word) => (isSelected(word) ? word : standIns.text(word)));
    element.setAttribute(name, words.join(' '));
  }
}

/** Attributes that a definition reads, or that its selectors ask for. */
function namedAttributes({ stages, fields = {} }: PlatformDefinition): Set<string> {
  const named = new Set<string>();
  const sources = Object.values(fields).flatMap((each) => each ?? []);
  for (const source of sources)
    if (source.from === 'selector' && source.attribute !== undefined)
      named.add(source.attribute.toLowerCase());
  for (const selector of [...stages.map((rule) => rule.selector ?? ''), ...selectorsOf(sources)])
    for (const [, name = ''] of selector.matchAll(/\[\s*([\w-]+)/g)) named.add(name.toLowerCase());
  return named;
}

function selectorWords({ stages, fields = {} }: PlatformDefinition): (word: string) => boolean {
  const sources = Object.values(fields).flatMap((each) => each ?? []);
  const all = [...stages.map((rule) => rule.selector ?? ''), ...selectorsOf(sources)].join(' ');
  const words = new Set(all.match(/[\w-]+/g));
  return (word) => words.has(word);
}

function selectorsOf(sources: readonly { from: string; selector?: string }[]): string[] {
  return sources.flatMap(({ selector }) => selector ?? []);
}

function replaceWords(document: Document, standIns: StandIns): void {
  const walker = document.createTreeWalker(document, 4 /* NodeFilter.SHOW_TEXT */);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  let isPersonal = false;
  for (const node of nodes) {
    if (node.parentElement?.localName === 'style' || node.data.trim() === '') continue;
    const { data } = node;
    node.data = isPersonal ? standIns.whole(data) : standIns.text(data);
    isPersonal = standIns.isPersonalLabel(data);
  }
}

/** Rules without pictures, and without words that a page writes through them. */
function plainStyles(css: string, standIns: StandIns): string {
  return css
    .slice(0, STYLE_LIMIT)
    .replace(/url\([^)]*\)/gi, 'none')
    .replace(/content\s*:\s*(["'])(.*?)\1/gi, (_all, quote: string, words: string) => {
      return `content: ${quote}${standIns.text(words)}${quote}`;
    });
}

/** The address with made-up numbers, the same ones as on the page. */
function standInAddress(url: string, standIns: StandIns): string {
  const address = new URL(url);
  address.hash = '';
  address.pathname = address.pathname
    .split('/')
    .map((part) => encodeURIComponent(standIns.text(decoded(part))))
    .join('/');
  for (const [name, value] of [...address.searchParams]) address.searchParams.set(name, standIns.text(value));
  return address.href;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
