import { expect, it } from 'vitest';
import { patternsOverlap } from './overlap';

it.each([
  ['https://pay.example/*', 'https://pay.example/result*', true],
  ['https://*.example.com/*', 'https://pay.example.com/*', true],
  ['https://*.example.com/*', 'https://example.com/x', true],
  ['https://*.example.com/*', 'https://*.pay.example.com/*', true],
  ['https://*.example.com/*', 'https://notexample.com/*', false],
  ['https://pay.example/a*', 'https://pay.example/b*', false],
  ['https://pay.example/a', 'https://pay.example/a/b', false],
  ['http://pay.example/*', 'https://pay.example/*', false],
  ['nonsense', 'https://pay.example/*', false],
])('%s and %s: %s', (one, other, expected) => {
  expect(patternsOverlap(one, other)).toBe(expected);
  expect(patternsOverlap(other, one)).toBe(expected);
});
