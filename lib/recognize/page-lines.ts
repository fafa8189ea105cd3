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
  hasPassword: boolean;
  /** BCP 47, from the words where they tell, else from the page's `lang`. */
  language: string;
}

const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE OBJECT EMBED SVG CANVAS VIDEO AUDIO HEAD DATALIST RT'.split(' '),
);
const INLINE = new Set(
  'A ABBR B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK Q S SAMP SLOT SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR UNI-TEXT'.split(
    ' ',
  ),
);
const CHOSEN = /(?:^|[\s_-])(?:active|selected|checked|current|chosen|cur|on)(?:$|[\s_-])/i;
const TYPED_INTO = /^(?!radio|checkbox|hidden|submit|button|image|reset)/;
/** A page with more text nodes than this is no recharge page; the rest is left unread. */
const MOST_RUNS = 20_000;
const LONGEST_NODE = 2_000;

/** Reads the page in one walk. Typed values are never read: of inputs, only a button's words and a radio's state. */
export function readLines(document: Document, isVisible: (element: Element) => boolean): PageLines {
  const lines: Line[] = [];
  const selected: Element[] = [];
  let open: Line | null = null;
  let runs = 0;
  let hasPassword = false;

  const close = (): void => {
    if (open !== null && open.text.trim() !== '') lines.push(open);
    open = null;
  };
  const add = (node: Text | Element, words: string, block: Element, role: Run['role']): void => {
    let text = words
      .slice(0, LONGEST_NODE)
      .replace(/\u200b|\u200c|\u200d|\ufeff|\u00ad/g, '')
      .replace(/[ \t\r\n\f\u3000]+/g, ' ');
    if (text === '' || runs >= MOST_RUNS) return;
    open ??= { index: lines.length, text: '', runs: [], block };
    if (/^$| $/.test(open.text)) text = text.trimStart();
    // Two numbers in two elements are two numbers: ￥6.00|60 抖币.
    else if (/\d$/.test(open.text) && /^\d/.test(text)) open.text += ' ';
    if (text === '') return;
    const start = open.text.length;
    open.text += text;
    open.runs.push({ node, start, end: open.text.length, role });
    runs += 1;
  };
  const visitAll = (nodes: Iterable<Node>, block: Element, role: Run['role']): void => {
    for (const node of nodes) {
      if (node.nodeType === 3) add(node as Text, (node as Text).data, block, role);
      else if (node.nodeType === 1) visit(node as Element, block, role);
    }
  };
  const visit = (element: Element, block: Element, role: Run['role']): void => {
    const tag = element.tagName.toUpperCase();
    if (tag === 'BR') return close();
    if (tag === 'TEXTAREA') return ask();
    if (SKIPPED.has(tag)) return;
    if (tag === 'INPUT') return visitInput(element as HTMLInputElement, block);
    if (!isVisible(element)) return;
    if (isChosen(element)) selected.push(element);
    if (tag === 'IMG') return add(element, element.getAttribute('alt') ?? '', block, role);
    if (tag === 'SELECT') {
      const option = (element as HTMLSelectElement).selectedOptions[0];
      if (option !== undefined && option.value !== '') add(element, option.text, block, role);
      return close();
    }
    if (tag === 'IFRAME') {
      close();
      const inside = insideOf(element as HTMLIFrameElement);
      if (inside !== null) visitAll([inside], inside, role);
      return close();
    }
    const isInline = INLINE.has(tag);
    if (!isInline) close();
    const own = roleOf(element, tag);
    const children =
      element.shadowRoot?.childNodes ??
      (tag === 'SLOT' ? slotted(element as HTMLSlotElement) : element.childNodes);
    visitAll(children, isInline ? block : element, own === 'text' ? role : own);
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
  return { lines, selected, hasPassword, language: languageOf(document, lines) };
}

function roleOf(element: Element, tag: string): Run['role'] {
  if (tag === 'BUTTON' || element.getAttribute('role') === 'button') return 'button';
  if (tag === 'A') return element.hasAttribute('href') || element.hasAttribute('onclick') ? 'link' : 'text';
  return tag === 'DEL' || tag === 'S' || tag === 'STRIKE' ? 'struck' : 'text';
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

function slotted(slot: HTMLSlotElement): Iterable<Node> {
  const assigned = slot.assignedNodes();
  return assigned.length > 0 ? assigned : slot.childNodes;
}

function insideOf(frame: HTMLIFrameElement): HTMLElement | null {
  try {
    return frame.contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/** Templates leave `lang="en"` on Chinese pages, so kana and Han decide, then the attribute. */
function languageOf(document: Document, lines: readonly Line[]): string {
  const declared = document.documentElement.lang;
  const text = lines
    .map((line) => line.text)
    .join(' ')
    .slice(0, 20_000);
  const kana = text.match(/[\u3041-\u30fa]/g)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (kana > 10 && kana * 5 > han) return 'ja';
  if (han > 10 && han * 12 > text.length)
    return /^zh[-_]/i.test(declared) ? declared.replace('_', '-') : 'zh';
  return declared;
}
