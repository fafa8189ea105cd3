import type { Field } from '../model/field';
import type { MaskKind, MaskProposal } from '../model/redaction';
import { findValue, holdsValue, isMaskable } from './find-value';

/** What is looked at: a capture's fields, and its page's visible text. */
export interface MaskSubject {
  id: string;
  fields: readonly Field[];
  text: string;
}

/** The part that is the value stands in the group `value`. Stars are as sites print them. */
const FINDERS: readonly [MaskKind, RegExp][] = [
  ['email', /(?<value>[A-Za-z0-9*][A-Za-z0-9._%+*-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g],
  ['phone', /(?<![\d*])(?<value>(?:\+?86[-\s]?)?1[3-9]\d[-\s]?[\d*]{4}[-\s]?\d{4})(?![\d*])/g],
  ['phone', /(?<![\d*])(?<value>\+\d{1,3}(?:[-\s]?\(?\d{1,4}\)?){2,6})(?![\d*])/g],
  ['id-number', /(?<![\dA-Za-z*])(?<value>[1-9]\d{5}(?:19|20)?[\d*]{6,8}\d{3}[\dXx])(?![\dA-Za-z*])/g],
  ['card', /(?:尾号|卡尾|末四位|ending in|ends in)(?:为|是)?[\s:：(（]{0,3}(?<value>\d{4})(?!\d)/gi],
  ['card', /(?<![\d*])(?<value>(?:\d{4}[\s-]?)?(?:[*•·×xX]{4}[\s-]?){1,3}\d{4})(?!\d)/g],
  ['card', /(?:卡号|银行卡|card (?:no|number))[^\d\n]{0,6}(?<value>\d{4}(?:[\s-]?\d{3,4}){2,4})(?!\d)/gi],
  [
    'name',
    /(?:姓名|收款人|付款人|户名|持卡人|收货人|联系人|实名)[\s:：]{1,3}(?<value>[\p{Script=Han}*·]{2,12})(?![\p{Script=Han}])/gu,
  ],
  [
    'name',
    /(?:cardholder|payee|payer|account holder|recipient)[\s:：]{1,3}(?<value>[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){1,3})/giu,
  ],
];
const SURE_ID = /^[1-9]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

/**
 * Telephone numbers, addresses, accounts, cards and names that stand in captures. Found by form and by the label before
 * them, so some are wrong and some are overlooked: they are proposed, and never masked without being chosen.
 */
export function proposeMasks(subjects: readonly MaskSubject[]): MaskProposal[] {
  const found = new Map<string, MaskKind>();
  const numbers = new Set(
    subjects.flatMap(({ fields }) =>
      fields.flatMap(({ name, value }) => (name === 'orderNo' || name === 'channelOrderNo' ? [value] : [])),
    ),
  );
  const note = (kind: MaskKind, text: string) => {
    const value = text.trim();
    const isKnown = [...found.keys()].some((one) => holdsValue(one, value) && holdsValue(value, one));
    if (!isKnown && isMaskable(value) && !numbers.has(value)) found.set(value, kind);
  };
  for (const { fields } of subjects)
    for (const { name, value } of fields) if (name === 'account') note('account', value);
  for (const { text, fields } of subjects)
    for (const part of [text, ...fields.map(({ raw }) => raw)])
      for (const [kind, pattern] of FINDERS)
        for (const match of part.matchAll(pattern)) {
          const value = match.groups?.['value'] ?? '';
          // Eighteen digits are more often an order number.
          if (kind !== 'id-number' || value.includes('*') || SURE_ID.test(value)) note(kind, value);
        }
  return [...found].map(([text, kind]) => describe({ kind, text }, subjects));
}

function describe(
  { kind, text }: { kind: MaskKind; text: string },
  subjects: readonly MaskSubject[],
): MaskProposal {
  const holders = subjects.map((subject) => ({
    id: subject.id,
    times: findValue(subject.text, text).length,
    placed: new Set(
      subject.fields
        .filter((field) => field.box !== null && findValue(field.raw, text).length > 0)
        .map(({ box }) => JSON.stringify(box)),
    ).size,
  }));
  const own = holders.filter(({ times, placed }) => times + placed > 0);
  return {
    kind,
    text,
    captureIds: own.map(({ id }) => id),
    times: own.reduce((sum, { times }) => sum + times, 0),
    placed: own.reduce((sum, { placed }) => sum + placed, 0),
  };
}

/** One value that the person typed, as it stands in the captures. */
export function proposeTyped(text: string, subjects: readonly MaskSubject[]): MaskProposal {
  return describe({ kind: 'other', text: text.trim() }, subjects);
}
