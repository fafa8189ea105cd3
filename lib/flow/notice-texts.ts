import type { Capture } from '../model/capture';
import type { Language } from '../model/language';
import type { NoticeTexts } from '../model/message';
import type { NoticeCorner } from '../model/notice-corner';
import { formatMoney } from '../model/money';
import { pictureGaps } from '../model/picture-gap';
import type { Care } from '../purchase/find-care';
import type { NoticeKey } from '../text/notice';
import type { Translate } from '../text/translate';

export type NoticeText = Translate<NoticeKey>;

/** What the person chose for the notice. */
export interface NoticeChoice {
  text: NoticeText;
  language: Language;
  corner: NoticeCorner;
}

/** What the notice on the page says about a capture: what was read, and what was not. No choice, no notice. */
export function noticeFor(
  capture: Pick<Capture, 'fields' | 'body'>,
  choice: NoticeChoice | null,
  care: readonly Care[] = [],
): NoticeTexts | null {
  if (choice === null) return null;
  const { text, language } = choice;
  const valueOf = (name: string) => capture.fields.find((field) => field.name === name);
  const orderNo = valueOf('orderNo')?.value;
  const money = valueOf('amount')?.money;
  const channel = valueOf('channel')?.value;
  const { method, reason } = capture.body.picture;
  return {
    ...frame(choice),
    headline: text(method === 'rendered' ? 'capturedRendered' : 'captured'),
    details: [
      ...(orderNo === undefined ? [] : [text('orderTail', { tail: orderNo.slice(-4) })]),
      ...(money === undefined ? [] : [formatMoney(money, language)]),
      ...(channel === undefined ? [] : [channel]),
    ],
    warning: warningOf([
      ...care.map((one) => careText(one, choice)),
      ...(method === 'none'
        ? [text('noPicture', { reason: gapsOf(reason, text) })]
        : capture.body.missing.includes('orderNo')
          ? [text('noOrderNo')]
          : []),
    ]),
  };
}

export function noticeOfFailure(isDiskFull: boolean, choice: NoticeChoice | null): NoticeTexts | null {
  if (choice === null) return null;
  const { text } = choice;
  return {
    ...frame(choice),
    headline: text(isDiskFull ? 'diskFull' : 'notStored'),
    details: [],
    warning: null,
  };
}

function warningOf(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(' · ');
}

function careText(care: Care, { text, language }: NoticeChoice): string {
  switch (care.kind) {
    case 'tenfold':
      return text('care.tenfold', { times: care.times, usual: formatMoney(care.usual, language) });
    case 'again':
      return text('care.again', { minutes: care.minutes });
    case 'budget':
      return text('care.budget', {
        spent: formatMoney({ ...care.budget, minor: care.spentMinor }, language),
        budget: formatMoney(care.budget, language),
      });
  }
}

function frame({ text, corner }: NoticeChoice) {
  return { corner, view: text('view'), undo: text('undo'), undone: text('undone'), close: text('close') };
}

function gapsOf(reason: string | null, text: NoticeText): string {
  return pictureGaps(reason)
    .map((gap) => (typeof gap === 'string' ? text(`gap.${gap}`) : gap.words))
    .join(' · ');
}
