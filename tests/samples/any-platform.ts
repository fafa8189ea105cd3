import fc from 'fast-check';
import { anyCharacter } from './any-character';
import { FIELD_NAMES } from '../../lib/model/field';
import { LINK_KINDS, type Platform } from '../../lib/model/platform';
import { STAGES } from '../../lib/model/stage';

/** Those that `isSteadySelector` lets through. */
const selector = fc.constantFrom('#order', '.pay p', 'main > b', '[data-x="a > b"]', 'td:nth-child(2)');
const shortText = fc.oneof(
  fc.constantFrom('订单号', 'Order no.', '.a > b:nth-child(2)', '"quoted" \\ text', '￥', '充值 成功'),
  fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 }),
  fc.string({ minLength: 1, maxLength: 120 }),
);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{1,20}$/);
const matchPattern = fc
  .tuple(fc.constantFrom('https', 'http'), fc.constantFrom('', '*.'), fc.stringMatching(/^[a-z0-9]{1,12}$/))
  .map(([scheme, star, host]) => `${scheme}://${star}${host}.example.com/pay*`);

const pattern = fc.constantFrom(
  'digits',
  'digits-20',
  'digits-6-8',
  'alphanumeric-16',
  'money',
  'time',
  'uuid',
);
const source = fc.oneof(
  fc.record(
    { from: fc.constant('label' as const), label: shortText, pattern },
    { requiredKeys: ['from', 'label'] },
  ),
  fc.record(
    { from: fc.constant('selector' as const), selector, attribute: shortText, pattern },
    { requiredKeys: ['from', 'selector'] },
  ),
  fc.record(
    {
      from: fc.constant('url' as const),
      parameter: shortText,
      unit: fc.constantFrom('minor' as const, 'major' as const),
      pattern,
    },
    { requiredKeys: ['from', 'parameter'] },
  ),
  fc.record(
    {
      from: fc.constant('json-ld' as const),
      type: fc.constantFrom('Order', 'Invoice'),
      path: fc.constantFrom('orderNumber', 'acceptedOffer.price', '@id'),
      pattern,
    },
    { requiredKeys: ['from', 'path'] },
  ),
);
const rule = fc.record(
  {
    stage: fc.constantFrom(...STAGES),
    url: shortText,
    parameter: fc.record({ name: shortText, values: fc.array(shortText, { maxLength: 3 }) }),
    selector,
    texts: fc.array(shortText, { maxLength: 3 }),
  },
  { requiredKeys: ['stage'] },
);
const link = fc.record(
  {
    title: shortText,
    url: fc.constantFrom('https://help.example.com/', 'https://example.com/退款'),
    kind: fc.constantFrom(...LINK_KINDS),
  },
  { requiredKeys: ['title', 'url'] },
);
const fields = fc.dictionary(fc.constantFrom(...FIELD_NAMES), fc.array(source, { maxLength: 3 }), {
  maxKeys: 4,
  noNullPrototype: true,
});

/** Any definition that is accepted, defaults filled in. */
export const anyPlatform: fc.Arbitrary<Platform> = fc
  .record(
    {
      format: fc.constant(1 as const),
      id,
      name: fc.record({ 'zh-CN': shortText, en: shortText }),
      kind: fc.constantFrom('platform' as const, 'cashier' as const),
      matches: fc.array(matchPattern, { minLength: 1, maxLength: 3 }),
      stages: fc.array(rule, { maxLength: 4 }),
      fields,
      currency: fc.constantFrom('CNY', 'USD'),
      coin: fc.record({ name: shortText, perUnit: fc.integer({ min: 1, max: 1000 }) }),
      links: fc.array(link, { maxLength: 3 }),
      refundWindow: fc.record(
        { days: fc.integer({ min: 0, max: 365 }), note: shortText },
        { requiredKeys: ['days'] },
      ),
      sources: fc.array(
        fc.record({
          note: shortText,
          seen: fc.constant('2026-11-21'),
          confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const, 'unknown' as const),
        }),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['format', 'id', 'name', 'kind', 'matches', 'stages', 'fields', 'links', 'sources'] },
  )
  .map((platform) => platform as Platform);
