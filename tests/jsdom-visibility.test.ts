// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { giveLastingVisibility } from './jsdom-visibility';

it('remembers only until it is taken back, also for whoever kept the method meanwhile', () => {
  document.body.innerHTML = '<p>支付成功</p>';
  const [shown] = document.getElementsByTagName('p');
  if (shown === undefined) throw new Error('no p');
  const takeBack = giveLastingVisibility(Element);
  const kept = Element.prototype.checkVisibility;
  expect(kept.call(shown)).toBe(true);
  shown.hidden = true;
  expect(kept.call(shown)).toBe(true);
  takeBack();
  expect(kept.call(shown)).toBe(false);
});
