// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Candidate } from './candidate';
import { drawnLabels } from './drawn-labels';
import type { LabelledValues } from './labelled-values';
import { COMMON_LABELS } from './labels';
import { visibilityByStyle } from './layout';
import { readLines } from './page-lines';

/** jsdom draws nothing before an element; here it draws what the style names, as tests/pages/drawn-labels has it in Chromium. */
beforeEach(() => {
  const styleOf = window.getComputedStyle.bind(window);
  vi.spyOn(window, 'getComputedStyle').mockImplementation((element, part) =>
    part === '::before'
      ? ({ content: element.getAttribute('data-drawn') ?? 'none' } as CSSStyleDeclaration)
      : styleOf(element),
  );
});
afterEach(() => vi.restoreAllMocks());

function read(html: string, candidates: Candidate[] = []): (string | null)[][] {
  document.body.innerHTML = html;
  const page = readLines(document, visibilityByStyle());
  const labelled = { candidates } as unknown as LabelledValues;
  return drawnLabels(page, labelled, COMMON_LABELS, { language: 'zh' }).map(({ name, raw, label }) => [
    name,
    raw,
    label,
  ]);
}
const NUMBER = `<p data-drawn='"订单号："'>A10086774</p>`;

it('reads the value whose label the style sheet writes before it', () => {
  expect(read(NUMBER)).toEqual([['orderNo', 'A10086774', '订单号']]);
});

it('takes the label from the attribute that the style sheet names', () => {
  expect(read(`<p data-label="实付金额" data-drawn='attr(data-label) "："'>￥30.00</p>`)).toEqual([
    ['amount', '￥30.00', '实付金额'],
  ]);
});

it.each([
  ['nothing is drawn', '<p>A10086774</p>'],
  ['a sign is drawn', `<p data-drawn='"• "'>A10086774</p>`],
  ['words that are no label are drawn', `<p data-drawn='"恭喜您"'>A10086774</p>`],
  ['the value cannot be one', `<p data-drawn='"订单号："'>处理中</p>`],
])('finds none where %s', (_what, html) => {
  expect(read(html)).toEqual([]);
});

it('asks for no style where the page’s own labels were found', () => {
  const found = [{ name: 'orderNo' }, { name: 'amount' }] as Candidate[];
  expect(read(NUMBER, found)).toEqual([]);
  expect(window.getComputedStyle).not.toHaveBeenCalledWith(expect.anything(), '::before');
});
