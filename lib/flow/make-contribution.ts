import { scrubUrl } from '../capture/scrub-url';
import { expectedOf, type Expected } from '../model/expected-reading';
import type { Contribution, ContributionRequest } from '../model/teaching';
import { inOrder, writePlatform } from '../model/write-platform';
import { makeFixture } from '../teach/make-fixture';
import { trySavedPage } from './try-definition';

/** What is somebody's own, whoever it is. */
const PERSONAL: readonly string[] = ['orderNo', 'channelOrderNo', 'account', 'merchant'];

/**
 * A definition and a fixture of one page, as the repository stores them. `html` is a scrubbed copy; names, numbers and the
 * like become made-up ones. Where that makes the page read differently, `isAlike` is false.
 */
export function makeContribution({ html, url, definition, words }: ContributionRequest): Contribution {
  const before = trySavedPage(html, url, definition).reading;
  const known = before.fields
    .filter(({ name }) => PERSONAL.includes(name))
    .flatMap(({ raw, value }) => [raw, value]);
  const document = new DOMParser().parseFromString(html, 'text/html');
  const address = makeFixture(document, {
    definition,
    url: scrubUrl(url),
    known: [...known, ...words],
    random: unforeseen,
  });
  const source = `<!doctype html>\n${document.documentElement.outerHTML}\n`;
  const expected = expectedOf(trySavedPage(source, address, definition).reading);
  const folder = `tests/pages/${definition.id}/${expected.stage ?? 'page'}`;
  const language = document.documentElement.lang || 'zh-CN';
  // The day is enough, and names no moment.
  const time = `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`;
  return {
    files: [
      { path: `lib/platforms/${definition.id}.json`, text: writePlatform(inOrder(definition)) },
      { path: `${folder}/source.html`, text: source },
      { path: `${folder}/page.json`, text: json({ url: address, time, language }) },
      { path: `${folder}/expected.json`, text: json(expected) },
    ],
    words: shownWords(document),
    stage: expected.stage,
    fields: Object.keys(expected.fields),
    isAlike: isAlike(expectedOf(before), expected),
  };
}

function isAlike(before: Expected, after: Expected): boolean {
  const told = ({ stage, fields }: Expected) => JSON.stringify([stage, Object.keys(fields).sort()]);
  return told(before) === told(after);
}

function shownWords(document: Document): string[] {
  const walker = document.createTreeWalker(document.body, 4 /* NodeFilter.SHOW_TEXT */);
  const words: string[] = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    const text = (textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '' && parentElement?.localName !== 'style') words.push(text);
  }
  return words;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function unforeseen(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
