import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeText, htmlText } from './html-text';

it('is what a document says, a line for each block, without scripts, styles and forms', () => {
  const html = `<!doctype html><html><head><title>x</title><style>p{}</style></head><body><script>evil()</script>
    <h1>充值&amp;退款<b>协议</b></h1><p>一经充值<br>不予退还。<template>t</template></p>
    <p hidden>藏着<span>的</span></p><textarea>typed</textarea><ul><li>一<li>二</ul></body></html>`;
  expect(htmlText(html).split('\n')).toEqual(['充值&退款协议', '一经充值', '不予退还。', '一', '二']);
});

it('never holds a script, however the elements around it are nested', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<script>',
    '</script>',
    '<b>',
    '</div>',
    '<ul hidden>',
    '</ul>',
    'a',
  );
  fc.assert(
    fc.property(fc.array(tag), (parts) => {
      expect(htmlText(`${parts.join('')}<script>hush()</script>`)).not.toContain('hush');
    }),
  );
});

it('ends for any input', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/!-="&;ab ') }), (html) => void htmlText(html)),
  );
});

it.each([
  ['text/html; charset=gb18030', ''],
  ['text/html', '<meta charset="gbk">'],
])('is read in the encoding that is named: %s %s', (contentType, meta) => {
  const gbk = Uint8Array.from([...new TextEncoder().encode(meta), 0xb3, 0xe4, 0xd6, 0xb5]);
  expect(decodeText(gbk, contentType)).toBe(`${meta}充值`);
});

it('is read as UTF-8 where an encoding is named that nobody knows', () => {
  expect(decodeText(new TextEncoder().encode('充值'), 'text/html; charset=x-nobody')).toBe('充值');
});
