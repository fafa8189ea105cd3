import { domOf } from './dom';
import { gapBetween, UNREADABLE, wordsIn } from './joined-words';
import type { IsVisible } from './layout';
import { languageOf } from './page-language';
import { simplify } from './simplify';
import { PLAIN_BUTTON } from './words';

/** One text node (or image with words) of a line. `start` and `end` are offsets into the line's text. */
export interface Run {
  node: Text | Element;
  start: number;
  end: number;
  /** Part of a link, a button, or a price that was struck out. */
  role: 'text' | 'link' | 'button' | 'struck';
}

/** What stands together in one block: visible words with white space collapsed, no-break spaces kept. */
export interface Line {
  index: number;
  text: string;
  /** The text in simplified characters, letter for letter: for matching. */
  plain: string;
  runs: Run[];
  /** The nearest block around it. */
  block: Element;
  /** A box to type into follows: what the person typed is not read, and the next words belong to something else. */
  asksInput?: true;
}

/** A page as a person reads it. */
export interface PageLines {
  lines: Line[];
  /** Chosen options: checked radios' labels, `aria-selected`, `active` and the like. */
  selected: Element[];
  /** What lies over the rest of the page, the last of several. */
  dialog: Element | null;
  /** The words of buttons and links in short lines, simplified. */
  buttons: string[];
  hasPassword: boolean;
  /** There was more than is read of one page. */
  isCut: boolean;
  /** BCP 47, from the words where they tell, else from the page's `lang`. */
  language: string;
}

/** What is more than a block around words. */
type Kind = 'skipped' | 'inline' | 'break' | 'input' | 'area' | 'image' | 'select' | 'frame' | 'slot';
const KINDS = new Map<string, Kind>();
for (const [kind, tags] of [
  ['skipped', 'SCRIPT STYLE NOSCRIPT TEMPLATE OBJECT EMBED svg CANVAS VIDEO AUDIO HEAD DATALIST RT'],
  [
    'inline',
    'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR UNI-TEXT',
  ],
  ['break', 'BR'],
  ['input', 'INPUT'],
  ['area', 'TEXTAREA'],
  ['image', 'IMG'],
  ['select', 'SELECT'],
  ['frame', 'IFRAME'],
  ['slot', 'SLOT'],
] as const)
  for (const tag of tags.split(' ')) KINDS.set(tag, kind);
const CHOSEN = /(?:^|[\s_-])(?:active|selected|checked|current|chosen|cur|on)(?:$|[\s_-])/i;
/** `btn` and `pay-btn` are pressed; `btn-container` and `btn-wrap` hold what is. */
const BUTTON =
  /(?:^|\s)(?:btn|button|[\w-]*[-_](?:btn|button)|btn[-_](?:buy|cart|pay|open|ok|sure|submit|confirm|primary|recharge|main|danger|success))(?:$|\s)/;
const TYPED_INTO = /^(?!radio|checkbox|hidden|submit|button|image|reset)/;
/** A page with more text nodes than this is no recharge page; the rest is left unread. */
const MOST_RUNS = 30_000;
/** More chosen options than this are decoration. */
const MOST_CHOSEN = 50;
/** Layout is asked about numbers before so many text nodes: longer pages are tables of figures. */
const MOST_MEASURED = 3_000;
/** What is pressed stands apart from prose. */
const LONGEST_BUTTON_LINE = 60;
const IS_WORD = /\S/;
/** Scripts can nest deeper than the stack goes. */
const DEEPEST = 400;

/**
 * Reads the page in one walk. Typed values are never read: of inputs, only a button's words and a radio's state. Style is
 * asked for where words stand, not for every element on the way.
 */
export function readLines(document: Document, isVisible: IsVisible): PageLines {
  const dom = domOf(document.documentElement);
  const lines: Line[] = [];
  const selected: Element[] = [];
  const buttons: string[] = [];
  let open: Line | null = null;
  let runs = 0;
  let depth = 0;
  let hasPassword = false;
  let isCut = false;
  let dialog: Element | null = null;

  const close = (): void => {
    if (open === null) return;
    if (open.text.trim() !== '') {
      open.plain = simplify(open.text);
      lines.push(open);
      if (open.text.length < LONGEST_BUTTON_LINE)
        for (const { role, start, end } of open.runs) {
          const words = open.plain.slice(start, end).trim();
          if (role === 'button' || role === 'link' || PLAIN_BUTTON.test(words)) buttons.push(words);
        }
    }
    open = null;
  };
  const add = (node: Text | Element, words: string, block: Element, role: Run['role']): void => {
    let text = wordsIn(words);
    if (open === null || open.text === '') text = text.trimStart();
    else if (open.text.endsWith(' ')) text = text.trimStart();
    else {
      const last = open.runs.at(-1);
      const gap = gapBetween(open.text, text, last, node, runs < MOST_MEASURED);
      // Part of the number, so that no part of the line leaves it out.
      if (gap === UNREADABLE && last !== undefined) last.end += gap.length;
      open.text += gap;
    }
    if (text === '') return;
    if (runs >= MOST_RUNS) {
      isCut = true;
      return;
    }
    open ??= { index: lines.length, text: '', plain: '', runs: [], block };
    const start = open.text.length;
    open.text += text;
    open.runs.push({ node, start, end: open.text.length, role });
    runs += 1;
  };
  const visitInside = (parent: Node, holder: Element, block: Element, role: Run['role']): void => {
    if (depth > DEEPEST) return;
    depth += 1;
    for (let node = dom.firstChild(parent); node !== null; node = dom.nextSibling(node))
      visitNode(node, holder, block, role);
    depth -= 1;
  };
  /** `holder` is the element whose style decides whether the text can be seen. */
  const visitNode = (node: Node, holder: Element, block: Element, role: Run['role']): void => {
    const type = dom.nodeType(node);
    if (type === 1) visit(node as Element, block, role);
    else if (type === 3) {
      const { data } = node as Text;
      // Most text nodes are white space between elements: it counts inside a line only.
      if (IS_WORD.test(data) ? isVisible(holder) : open !== null) add(node as Text, data, block, role);
    }
  };
  const visit = (element: Element, block: Element, role: Run['role']): void => {
    const tag = dom.tagName(element);
    const kind = KINDS.get(tag);
    if (kind === 'break') return close();
    if (kind === 'skipped') return;
    if (kind === 'input') return visitInput(element as HTMLInputElement, block);
    const isInline = kind === 'inline' || kind === 'slot' || kind === 'image';
    // A hidden block between words does not part them.
    if (!isInline && open !== null && !isVisible(element)) return;
    let classes = '';
    let part: string | null = null;
    let hasState = false;
    // One question for all of them: most elements have few, and none of ours.
    for (const name of dom.getAttributeNames(element)) {
      if (name === 'class') classes = dom.getAttribute(element, name) ?? '';
      else if (name === 'role') part = dom.getAttribute(element, name);
      // What stands in a box to type into was typed.
      else if (name === 'contenteditable' && dom.getAttribute(element, name) !== 'false') return ask(element);
      else hasState ||= name.startsWith('aria-');
    }
    if (isDialog(element, tag, part, hasState) && isVisible(element)) dialog = element;
    if (selected.length < MOST_CHOSEN && isChosen(element, classes, hasState) && isVisible(element))
      selected.push(element);
    const own = roleOf(tag, part, classes, role);
    if (kind === 'area') return ask(element);
    if (kind === 'image') {
      const words = dom.getAttribute(element, 'alt') ?? '';
      if (words !== '' && isVisible(element)) add(element, words, block, role);
      return;
    }
    if (kind === 'select') {
      const option = (element as HTMLSelectElement).selectedOptions[0];
      if (option !== undefined && option.value !== '' && isVisible(element))
        add(element, option.text, block, role);
      return close();
    }
    if (kind === 'frame') {
      close();
      const inside = isVisible(element) ? (element as HTMLIFrameElement).contentDocument?.body : null;
      if (inside) visit(inside, inside, role);
      return close();
    }
    if (!isInline) close();
    // A form's own properties may be its controls: what asks about blocks is spared them.
    const around = isInline || tag === 'FORM' ? block : element;
    const assigned = kind === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    if (assigned.length > 0)
      for (const node of assigned) visitNode(node, dom.parentElement(node) ?? element, around, own);
    else visitInside(dom.shadowRoot(element) ?? element, element, around, own);
    if (!isInline) close();
  };
  const ask = (element: Element): void => {
    if (!isVisible(element)) return;
    if (open !== null) open.asksInput = true;
    close();
  };
  const visitInput = (input: HTMLInputElement, block: Element): void => {
    const { type } = input;
    const around = input.parentElement;
    if (type === 'hidden' || (around !== null && !isVisible(around))) return;
    if (type === 'password') hasPassword = true;
    if (type === 'radio' && input.checked) {
      // The box itself is often hidden behind a drawing of it.
      const option = input.closest('label') ?? input.labels?.[0] ?? around;
      if (option !== null) selected.push(option);
    }
    if (TYPED_INTO.test(type)) {
      if (open !== null) open.asksInput = true;
      return close();
    }
    if ((type === 'submit' || type === 'button') && isVisible(input)) {
      close();
      add(input, input.value, block, 'button');
      close();
    }
  };

  const body = document.body as HTMLElement | null;
  if (body !== null) visit(body, body, 'text');
  close();
  return { lines, selected, dialog, buttons, hasPassword, isCut, language: languageOf(document, lines) };

  function isDialog(element: Element, tag: string, role: string | null, hasState: boolean): boolean {
    return (
      tag === 'DIALOG' ||
      role === 'dialog' ||
      (hasState && dom.getAttribute(element, 'aria-modal') === 'true')
    );
  }

  function roleOf(tag: string, role: string | null, classes: string, around: Run['role']): Run['role'] {
    if (tag === 'DEL' || tag === 'S' || tag === 'STRIKE') return 'struck';
    if (role === 'button' || tag.endsWith('BUTTON') || BUTTON.test(classes)) return 'button';
    return tag === 'A' ? 'link' : around;
  }

  function isChosen(element: Element, classes: string, hasState: boolean): boolean {
    const state = hasState
      ? (dom.getAttribute(element, 'aria-checked') ??
        dom.getAttribute(element, 'aria-selected') ??
        dom.getAttribute(element, 'aria-pressed'))
      : null;
    return state === null ? CHOSEN.test(classes) : state === 'true';
  }
}
