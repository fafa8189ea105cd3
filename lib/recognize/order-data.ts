import type { FieldName } from '../model/field';
import { valueOf, type Candidate } from './candidate';
import { textAt, thingsOf, type Thing } from './json-ld';
import type { IsVisible } from './layout';
import type { MoneyContext } from './money';

/** Data of one order in the page, by schema.org's names; an address gives a field where it is a path into the order. */
const PLACES: readonly (readonly [FieldName, readonly string[]])[] = [
  ['orderNo', ['orderNumber']],
  ['merchant', ['merchant.name', 'seller.name']],
  ['product', ['acceptedOffer.itemOffered.name', 'orderedItem.orderedItem.name', 'orderedItem.name']],
  ['channel', ['paymentMethod.name', 'paymentMethod']],
];

/**
 * What the page says for machines of one order (schema.org `Order`, as JSON-LD or microdata). Of several orders none is
 * taken, and what a person can see wins over it.
 */
export function orderData(document: Document, context: MoneyContext, isVisible: IsVisible): Candidate[] {
  const [order, ...others] = thingsOf(document, 'Order');
  return [
    ...(order === undefined || others.length > 0 ? [] : valuesOf(order, context)),
    ...microdata(document, context, isVisible),
  ];
}

function valuesOf(order: Thing, context: MoneyContext): Candidate[] {
  const found = PLACES.flatMap(([name, paths]) => {
    const text = paths.map((path) => textAt(order, path)).find((each) => each !== '') ?? '';
    return candidate(name, text, context, { source: 'json-ld', nodes: [], score: 0.45 });
  });
  const price = textAt(order, 'price') || textAt(order, 'acceptedOffer.price');
  const currency = textAt(order, 'priceCurrency') || textAt(order, 'acceptedOffer.priceCurrency');
  return [...found, ...amount(price, currency, { source: 'json-ld', nodes: [], score: 0.45 })];
}

function microdata(document: Document, context: MoneyContext, isVisible: IsVisible): Candidate[] {
  const [order, ...others] = document.querySelectorAll('[itemtype$="schema.org/Order"]');
  if (order === undefined || others.length > 0) return [];
  const find = (path: string): Element | undefined =>
    [...order.querySelectorAll(`[itemprop~="${path.replace('.', '"] [itemprop~="')}"]`)].find(
      (element) => element.tagName === 'META' || isVisible(element),
    );
  const words = (element: Element | undefined): string =>
    (element?.getAttribute('content') ?? element?.textContent ?? '').trim();
  const of = (element: Element | undefined): Pick<Candidate, 'source' | 'nodes' | 'score'> =>
    element === undefined || element.tagName === 'META'
      ? { source: 'attribute', nodes: [], score: 0.45 }
      : { source: 'text', nodes: [element], score: 0.95 };
  const found = PLACES.flatMap(([name, paths]) => {
    const element = paths
      .filter((path) => path.split('.').length < 3)
      .map(find)
      .find((each) => each !== undefined);
    return candidate(name, words(element), context, of(element));
  });
  const price = find('price');
  return [...found, ...amount(words(price), words(find('priceCurrency')), of(price))];
}

type Origin = Pick<Candidate, 'source' | 'nodes' | 'score'>;

/** Data write a decimal point, whatever the page's language. */
function amount(price: string, currency: string, origin: Origin): Candidate[] {
  if (!/^\d{1,9}(?:\.\d{1,2})?$/.test(price) || !/^[A-Z]{3}$/.test(currency)) return [];
  return candidate('amount', `${price} ${currency}`, { language: 'en' }, origin);
}

function candidate(name: FieldName, text: string, context: MoneyContext, origin: Origin): Candidate[] {
  const value = text === '' ? null : valueOf(name, text.replace(/\s+/g, ' '), context);
  return value === null
    ? []
    : [{ name, ...value, label: null, line: -1, reason: 'in the page’s data of an order', ...origin }];
}
