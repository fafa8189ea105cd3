// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { isTelling } from '../recognize/telling';
import { changedWords } from './changed-words';

/** What an observer is told of a change. */
async function changesBy(change: () => void): Promise<MutationRecord[]> {
  return new Promise((resolve) => {
    const observer = new MutationObserver((records) => {
      observer.disconnect();
      resolve(records);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    change();
  });
}

function find(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

beforeEach(() => {
  document.body.innerHTML = '<main></main><p>0</p><div hidden><h2>支付成功</h2></div>';
});

describe('the words of a change', () => {
  it.each([
    [
      'added',
      () => document.body.append(Object.assign(document.createElement('b'), { textContent: '付款成功' })),
    ],
    ['written anew', () => find('p').firstChild?.replaceWith('订单号：1')],
    ['changed in place', () => ((find('p').firstChild as Text).data = 'Payment successful')],
    ['shown', () => find('div').removeAttribute('hidden')],
  ])('can be a result: %s', async (_how, change) => {
    expect(isTelling(changedWords(await changesBy(() => void change())), undefined)).toBe(true);
  });

  it('are mostly none: counters, messages, and what is gone', async () => {
    const counted = await changesBy(() => {
      find('p').textContent = '128 人正在观看';
      find('div').remove();
    });
    expect(isTelling(changedWords(counted), undefined)).toBe(false);
  });

  it('are a glance of them, however much changed', async () => {
    const much = await changesBy(() => {
      const main = find('main');
      main.innerHTML = `<p>${'字'.repeat(200_000)}</p>`.repeat(3);
      for (let index = 0; index < 5_000; index += 1) main.append(`行 ${index}`);
    });
    expect(changedWords(much).length).toBeLessThan(10_000);
  });

  it('of a form whose parts have the names of its properties harm nobody', async () => {
    const changes = await changesBy(() => {
      document.body.innerHTML = '<form><input name="ownerDocument"><input name="nodeType">支付成功</form>';
      find('form').setAttribute('class', 'shown');
    });
    expect(() => changedWords(changes)).not.toThrow();
    expect(changedWords([new Event('load')])).toBe('');
  });
});
