import { simplify } from './simplify';

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
  hasPassword: boolean;
  /** BCP 47, from the words where they tell, else from the page's `lang`. */
  language: string;
}

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE OBJECT EMBED svg CANVAS VIDEO AUDIO HEAD DATALIST RT'.split(' '),
);
const INLINE = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SLOT SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR UNI-TEXT'.split(
    ' ',
  ),
);
const CHOSEN = /(?:^|[\s_-])(?:active|selected|checked|current|chosen|cur|on)(?:$|[\s_-])/i;
const DIALOG = 'dialog, [role=dialog], [aria-modal=true]';
/** `btn` and `pay-btn` are pressed; `btn-container` and `btn-wrap` hold what is. */
const BUTTON = /(?:^|\s)(?:btn|button|[\w-]*[-_](?:btn|button))(?:$|\s)/;
const TYPED_INTO = /^(?!radio|checkbox|hidden|submit|button|image|reset)/;
/** A page with more text nodes than this is no recharge page; the rest is left unread. */
const MOST_RUNS = 20_000;
/** More chosen options than this are decoration. */
const MOST_CHOSEN = 50;
const LONGEST_NODE = 2_000;
/** So many letters tell the language. */
const SAMPLE = 2_000;
/** Scripts can nest deeper than the stack goes. */
const DEEPEST = 400;

/** Reads the page in one walk. Typed values are never read: of inputs, only a button's words and a radio's state. */
export function readLines(document: Document, isVisible: (element: Element) => boolean): PageLines {
  const lines: Line[] = [];
  const selected: Element[] = [];
  let open: Line | null = null;
  let runs = 0;
  let depth = 0;
  let hasPassword = false;
  let dialog: Element | null = null;

  const close = (): void => {
    if (open !== null && open.text.trim() !== '') {
      open.plain = simplify(open.text);
      lines.push(open);
    }
    open = null;
  };
  const add = (node: Text | Element, words: string, block: Element, role: Run['role']): void => {
    // Most text nodes are white space between elements.
    let text = /\S/.test(words) ? wordsIn(words) : ' ';
    if (open === null || open.text === '') text = text.trimStart();
    else if (open.text.endsWith(' ')) text = text.trimStart();
    // Two numbers in two elements are two numbers: ￥6.00|60 抖币.
    else if (/^\d/.test(text) && /\d$/.test(open.text)) open.text += ' ';
    if (text === '' || runs >= MOST_RUNS) return;
    open ??= { index: lines.length, text: '', plain: '', runs: [], block };
    const start = open.text.length;
    open.text += text;
    open.runs.push({ node, start, end: open.text.length, role });
    runs += 1;
  };
  const visitNode = (node: Node, block: Element, role: Run['role']): void => {
    if (node.nodeType === 3) add(node as Text, (node as Text).data, block, role);
    else if (node.nodeType === 1) visit(node as Element, block, role);
  };
  const visitInside = (parent: Node, block: Element, role: Run['role']): void => {
    if (depth > DEEPEST) return;
    depth += 1;
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) visitNode(node, block, role);
    depth -= 1;
  };
  const visit = (element: Element, block: Element, role: Run['role']): void => {
    const tag = element.tagName;
    if (tag === 'BR') return close();
    if (SKIPPED.has(tag)) return;
    if (tag === 'INPUT') return visitInput(element as HTMLInputElement, block);
    if (!isVisible(element)) return;
    const isPlain = !element.hasAttributes();
    if (tag === 'TEXTAREA' || (!isPlain && isEditable(element))) return ask();
    if (!isPlain && element.matches(DIALOG)) dialog = element;
    if (!isPlain && selected.length < MOST_CHOSEN && isChosen(element)) selected.push(element);
    if (tag === 'IMG') return add(element, element.getAttribute('alt') ?? '', block, role);
    if (tag === 'SELECT') {
      const option = (element as HTMLSelectElement).selectedOptions[0];
      if (option !== undefined && option.value !== '') add(element, option.text, block, role);
      return close();
    }
    if (tag === 'IFRAME') {
      close();
      const inside = (element as HTMLIFrameElement).contentDocument?.body ?? null;
      if (inside !== null) visit(inside, inside, role);
      return close();
    }
    const isInline = INLINE.has(tag);
    if (!isInline) close();
    const own = roleOf(element, tag, role);
    const around = isInline ? block : element;
    const assigned = tag === 'SLOT' ? (element as HTMLSlotElement).assignedNodes() : [];
    if (assigned.length > 0) for (const node of assigned) visitNode(node, around, own);
    else visitInside(element.shadowRoot ?? element, around, own);
    if (!isInline) close();
  };
  const ask = (): void => {
    if (open !== null) open.asksInput = true;
    close();
  };
  const visitInput = (input: HTMLInputElement, block: Element): void => {
    if (input.type === 'password') hasPassword = true;
    if ((input.type === 'radio' || input.type === 'checkbox') && input.checked) {
      const around = input.closest('label') ?? input.labels?.[0] ?? input.parentElement;
      if (around !== null && input.type === 'radio') selected.push(around);
    }
    if (TYPED_INTO.test(input.type)) return ask();
    if ((input.type === 'submit' || input.type === 'button') && isVisible(input)) {
      close();
      add(input, input.value, block, 'button');
      close();
    }
  };

  const body = document.body as HTMLElement | null;
  if (body !== null) visit(body, body, 'text');
  close();
  return { lines, selected, dialog, hasPassword, language: languageOf(document, lines) };
}

function wordsIn(text: string): string {
  return text
    .slice(0, LONGEST_NODE)
    .replace(/[ \t\r\n\f\u3000]+/g, ' ')
    .replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/g, '');
}

function roleOf(element: Element, tag: string, around: Run['role']): Run['role'] {
  if (tag === 'DEL' || tag === 'S' || tag === 'STRIKE') return 'struck';
  if (tag.endsWith('BUTTON') || element.getAttribute('role') === 'button') return 'button';
  if (BUTTON.test(element.getAttribute('class') ?? '')) return 'button';
  if (tag === 'A' && (element.hasAttribute('href') || element.hasAttribute('onclick'))) return 'link';
  return around;
}

/** What stands in a box to type into was typed. */
function isEditable(element: Element): boolean {
  const state = element.getAttribute('contenteditable');
  return state !== null && state !== 'false';
}

function isChosen(element: Element): boolean {
  const state =
    element.getAttribute('aria-checked') ??
    element.getAttribute('aria-selected') ??
    element.getAttribute('aria-pressed');
  if (state !== null) return state === 'true';
  const names = element.getAttribute('class');
  return names !== null && names !== '' && CHOSEN.test(names);
}

/** Templates leave `lang="en"` on Chinese pages, so kana and Han decide, then the attribute. */
function languageOf(document: Document, lines: readonly Line[]): string {
  const declared = document.documentElement.lang;
  let letters = 0;
  let kana = 0;
  let han = 0;
  for (const line of lines) {
    if (letters > SAMPLE) break;
    letters += line.text.length;
    kana += line.text.match(/[\u3041-\u30fa]/g)?.length ?? 0;
    han += line.text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  }
  if (kana > 10 && kana * 5 > han) return 'ja';
  if (han > 10 && han * 12 > letters) return /^zh[-_]/i.test(declared) ? declared.replace('_', '-') : 'zh';
  return declared;
}
