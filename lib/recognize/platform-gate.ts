import type { StageRule } from '../model/platform';
import { PAYMENT, PRICE } from './gate';

/** What else names an amount or a result where no sign stands beside it. */
const MORE =
  '金额,金額,总额,总价,总计,共计,价格,售价,货款,充值取,充值关,充值超,充值未,购买完,购买失,购买取,购买关,购买超,购买未,开通成,开通完,提交成功,售后,amount,reference,transaction,declined'.split(
    ',',
  );
/** Elements that may be hosts: those with names of their own, and blocks. Asking the usual others costs more than the rest. */
const MAY_HOST =
  ':not(span,a,p,li,img,button,article,ul,i,svg,path,td,tr,h2,h3,input,label,em,b,script,html,head,body,title,meta,link,style,header,nav,footer)';
type Around = Document | ShadowRoot | HTMLElement;

/** What says something else than its text: code, which no person reads, pictures and buttons. */
const NOT_TEXT = 'script,style,noscript,img,input';

/**
 * Whether a platform's page can be one that the recogniser knows: it names a payment, or shows a price, or a rule holds that
 * looks at more than its address. Lets far too much through, and must keep out nothing that the recogniser would know. Its
 * cost is what all other pages pay (`npm run bench -- cost`), so the browser's own search does nearly all of it.
 * @param definite see `isDefinite`
 */
export function speaksOfPayment(document: Document, url: string, definite: readonly StageRule[]): boolean {
  const { body } = document;
  return (
    body !== null &&
    (namesPayment(`${document.title}\n${wordsOf(body)}`) ||
      definite.some((rule) => mayHold(rule, document, url)))
  );
}

/** The same of what stands in open shadow roots and in frames of the same origin. */
export function speaksInside(root: Around): boolean {
  return insides(root).some((inside) => namesPayment(wordsOf(inside)) || speaksInside(inside));
}

/** The same of words alone, such as those that were just shown. */
export function namesPayment(text: string): boolean {
  const words = text.toLowerCase();
  const names = (list: readonly string[]) => list.some((word) => words.includes(word));
  return names(PAYMENT) || names(MORE) || PRICE.test(words);
}

/** All text, shown or not, but for scripts and styles. */
function wordsOf(root: ShadowRoot | HTMLElement): string {
  let text = root.textContent ?? '';
  let shown = '';
  let from = 0;
  // By their tags: attributes take the browser ten times as long to search for.
  for (const element of root.querySelectorAll(NOT_TEXT)) {
    const { tagName, textContent } = element;
    if (tagName === 'IMG') shown += `\n${element.getAttribute('alt') ?? ''}`;
    else if (tagName === 'INPUT')
      shown += isButton(element) ? `\n${element.getAttribute('value') ?? ''}` : '';
    else if (textContent) {
      const at = text.indexOf(textContent, from);
      if (at < 0) continue;
      text = text.slice(0, at) + text.slice(at + textContent.length);
      from = at;
    }
  }
  return text + shown;
}

/** What is typed elsewhere is not read. */
function isButton(element: Element): boolean {
  return /^(?:submit|button)$/i.test(element.getAttribute('type') ?? '');
}

function insides(root: Around): (ShadowRoot | HTMLElement)[] {
  const found: (ShadowRoot | HTMLElement)[] = [];
  for (const { shadowRoot } of root.querySelectorAll('host' in root ? '*' : MAY_HOST))
    // A form's `shadowRoot` may be its control of that name.
    if (shadowRoot?.nodeType === 11) found.push(shadowRoot);
  for (const { contentDocument } of root.querySelectorAll('iframe'))
    if (contentDocument?.body) found.push(contentDocument.body);
  return found;
}

/** Whether a rule can hold here, whatever can be seen of it. */
function mayHold({ parameter, selector, texts }: StageRule, { body }: Document, url: string): boolean {
  if (parameter !== undefined && !url.includes(parameter.name)) return false;
  if (texts?.some((text) => body.textContent?.includes(text)) === false) return false;
  try {
    return selector === undefined || body.querySelector(selector) !== null;
  } catch {
    // A broken selector names nothing.
    return false;
  }
}
