import type { AgreementLink, Choice, PageControls, TickBox } from '../model/surroundings';
import { boxesOverPage } from './open-dialogs';
import { scrubUrl } from './scrub-url';

const AGREEMENT =
  /协议|条款|规则|须知|政策|章程|公告|服务说明|充值说明|\b(?:agreements?|terms|polic(?:y|ies)|conditions|rules)\b/i;
const CONSENT = /同意|阅读|知悉|协议|条款|须知|已满|成年|续费|续订|\b(?:agree|accept|terms|renew|consent)/i;
const PAY =
  /^.{0,8}(?:支付|付款|充值|购买|提交订单|去结算|下单|\bpay\b|\brecharge\b|\btop.?up\b|\bbuy\b|\bcheckout\b|\bpurchase\b).{0,12}$/i;
const PRICE = /[¥￥$€£]\s?\d|\d\s?元|\d\s*[\u4e00-\u9fa5]{0,3}[币钻豆点券]|\d (?:coins|diamonds|points)/i;
const BUTTONS = 'button, [role=button], input[type=submit], input[type=button], a';
const CHOSEN =
  '[aria-checked=true], [aria-selected=true], [class*=active], [class*=select], [class*=checked], [class*=chosen], [class*=current], .on, .cur';
const CHOSEN_CLASS = /(?:^|[-_\s])(?:is-?)?(?:active|selected|checked|chosen|current|on|cur)(?:$|[-_\s])/i;
const DIALOGS =
  'dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], [class*=modal], [class*=dialog], [class*=popup], [class*=mask]';
/** CSS px between the pay button and what stands beside it. */
const BESIDE = 260;
const LONGEST = 160;
const LONGEST_DIALOG = 1000;
/** More of one kind is a list, not the surroundings of a button. */
const MOST = 12;
/** Bounds the work on a page of any size. */
const MOST_ELEMENTS = 4000;

/** What the page's links, boxes, packs and dialogs say. Reads only; typed values are never part of it. */
export function readControls(page: Document): PageControls {
  const boxes = readBoxes(page);
  const buttons = few(page, BUTTONS).filter((element) => isShown(element) && PAY.test(nameOf(element)));
  return {
    isUntouched: isUntouched(page),
    links: readLinks(page, buttons, boxes),
    boxes: boxes.map(({ fact }) => fact).slice(0, MOST),
    choices: readChoices(page),
    dialogs: readDialogs(page),
  };
}

interface ReadBox {
  fact: TickBox;
  around: Element;
}

function readBoxes(page: Document): ReadBox[] {
  return few(page, 'input[type=checkbox], [role=checkbox], [role=switch]').flatMap((element) => {
    const around = labelOf(element);
    const label = textOf(around).slice(0, LONGEST);
    if (!CONSENT.test(label)) return [];
    const isInput = element instanceof (page.defaultView?.HTMLInputElement ?? HTMLInputElement);
    return {
      fact: {
        label,
        isTicked: isInput ? element.checked : element.getAttribute('aria-checked') === 'true',
        isTickedInMarkup: isInput ? element.defaultChecked : null,
      },
      around,
    };
  });
}

/** The words of a box: its label, or the nearest element around it that has any. */
function labelOf(box: Element): Element {
  const label = box.closest('label') ?? (box as Partial<HTMLInputElement>).labels?.[0];
  if (label && textOf(label) !== '') return label;
  let around = box;
  for (let up = 0; up < 4 && around.parentElement !== null; up += 1) {
    around = around.parentElement;
    if (textOf(around).length > 3) break;
  }
  return around;
}

function readLinks(page: Document, buttons: readonly Element[], boxes: readonly ReadBox[]): AgreementLink[] {
  const here = new URL(page.location.href);
  const found = new Map<string, AgreementLink & { distance: number }>();
  for (const element of few(page, 'a, [role=link]')) {
    const text = textOf(element);
    if (text === '' || text.length > 40 || !AGREEMENT.test(text) || !isShown(element)) continue;
    const target = addressOf(element, here);
    // Of the same page: words about rules that jump to them.
    if (target !== null && target.pathname === here.pathname && target.host === here.host) continue;
    const distance = Math.min(
      ...buttons.map((button) => gapBetween(element, button)),
      ...boxes.map(({ around }) => (around.contains(element) ? 0 : Number.POSITIVE_INFINITY)),
    );
    const url = target === null ? null : scrubUrl(target.href);
    const key = url ?? text;
    if ((found.get(key)?.distance ?? Number.POSITIVE_INFINITY) < distance) continue;
    const isSameSite =
      target !== null &&
      target.host === here.host &&
      (target.protocol === here.protocol || target.protocol === 'https:');
    found.set(key, { text, url, isSameSite, isBesidePay: distance <= BESIDE, distance });
  }
  return [...found.values()]
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST)
    .map(({ text, url, isSameSite, isBesidePay }) => ({ text, url, isSameSite, isBesidePay }));
}

function addressOf(element: Element, here: URL): URL | null {
  const href = element.getAttribute('href') ?? '';
  if (href === '' || href.startsWith('#') || !URL.canParse(href, here)) return null;
  const url = new URL(href, here);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/** CSS px between the edges of two elements. */
function gapBetween(one: Element, other: Element): number {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return Math.hypot(across, down);
}

/** The packs among which one is chosen: what stands beside the chosen one, is of its kind, and names a price or a quantity. */
function readChoices(page: Document): Choice[] {
  const isPack = (element: Element) => {
    const text = textOf(element);
    return text.length <= LONGEST / 2 && PRICE.test(text) && isShown(element);
  };
  const radios = few(page, 'input[type=radio]:checked').map((radio) => labelOf(radio));
  for (const element of [...radios, ...few(page, CHOSEN)]) {
    if (!isPack(element)) continue;
    const packs = [...(element.parentElement?.children ?? [])].filter(
      (other) => other.tagName === element.tagName && isPack(other),
    );
    if (packs.length < 2) continue;
    const choices = packs.slice(0, MOST).map((pack) => ({ text: textOf(pack), isChosen: isChosen(pack) }));
    if (choices.some(({ isChosen: is }) => is)) return choices;
  }
  return [];
}

function isChosen(pack: Element): boolean {
  const radio = pack.querySelector<HTMLInputElement>('input[type=radio]');
  if (radio !== null) return radio.checked;
  const told = pack.getAttribute('aria-checked') ?? pack.getAttribute('aria-selected');
  return told === null ? CHOSEN_CLASS.test(pack.getAttribute('class') ?? '') : told === 'true';
}

/** Dialogs that are open, each once: the innermost of those that lie in each other speaks for all. */
function readDialogs(page: Document): string[] {
  const named = few(page, DIALOGS).filter((element) => isShown(element) && isAbove(element));
  const shown = [...new Set([...named, ...boxesOverPage(page)])];
  const inner = shown.filter(
    (element) => !shown.some((other) => other !== element && element.contains(other) && textOf(other) !== ''),
  );
  const texts = inner.map((element) => linesOf(element).slice(0, LONGEST_DIALOG));
  return [...new Set(texts)].filter((text) => text !== '').slice(0, 5);
}

/** Declared as a dialog, or drawn over the page. */
function isAbove(element: Element): boolean {
  if (element.matches('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]')) return true;
  const view = element.ownerDocument.defaultView;
  for (let at: Element | null = element, up = 0; at !== null && up < 4; at = at.parentElement, up += 1)
    if (view?.getComputedStyle(at).position === 'fixed') return true;
  return false;
}

function isUntouched({ defaultView }: Document): boolean | null {
  const { userActivation } = (defaultView?.navigator ?? {}) as {
    userActivation?: { hasBeenActive: boolean };
  };
  return userActivation === undefined ? null : !userActivation.hasBeenActive;
}

function nameOf(element: Element): string {
  const { value } = element as Partial<HTMLInputElement>;
  return element.tagName === 'INPUT' ? (value ?? '') : textOf(element);
}

function few(page: Document, selector: string): Element[] {
  return [...page.querySelectorAll(selector)].slice(0, MOST_ELEMENTS);
}

function isShown(element: Element): boolean {
  const { checkVisibility } = element as Partial<Element>;
  return checkVisibility === undefined || checkVisibility.call(element, { visibilityProperty: true });
}

/** In one line. What somebody may have typed into is left out whole. */
function textOf(element: Element): string {
  // The words of a whole page are nobody's label, and take long.
  if ((element.textContent?.length ?? 0) > LONGEST_DIALOG) return '';
  return linesOf(element).replaceAll(/\s+/g, ' ').trim();
}

function linesOf(element: Element): string {
  if (element.closest('[contenteditable]') !== null || element.querySelector('[contenteditable], textarea'))
    return '';
  return ((element as Partial<HTMLElement>).innerText ?? element.textContent ?? '').trim();
}
