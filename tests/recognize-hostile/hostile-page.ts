import { PLATFORMS } from '../../lib/platforms';
import { ANYWHERE } from '../../lib/recognize/anywhere';
import { mayBePayment } from '../../lib/recognize/gate';
import { recognize } from '../../lib/recognize/recognize';

/** What a reading was, and what it cost: ms, and how often it asked the browser something. */
export interface HostileReading {
  stage: string | null;
  fields: Record<string, string>;
  reasons: string[];
  ms: number;
  nodes: number;
  asked: { style: number; box: number; contains: number };
  isPolluted: boolean;
}

const asked = { style: 0, box: 0, contains: 0 };
count(Element.prototype, 'checkVisibility', 'style');
count(Element.prototype, 'getBoundingClientRect', 'box');
count(Range.prototype, 'getBoundingClientRect', 'box');
count(Node.prototype, 'contains', 'contains');

/** The page as it stands, read by the product's own code and looked at by the gate. */
export function read(): HostileReading {
  Object.assign(asked, { style: 0, box: 0, contains: 0 });
  const start = performance.now();
  const { stage, fields, reasons } = recognize(document, {
    url: location.href,
    platforms: PLATFORMS,
    anywhere: ANYWHERE,
  });
  mayBePayment(document, location.href);
  const ms = performance.now() - start;
  return {
    stage,
    fields: Object.fromEntries(
      fields.map(({ name, value, money }) => [name, `${value} ${money?.currency ?? ''}`.trim()]),
    ),
    reasons,
    ms,
    nodes: countNodes(),
    asked: { ...asked },
    isPolluted: 'orderNumber' in {} || 'price' in {},
  };
}

function countNodes(): number {
  let nodes = 0;
  const walker = document.createTreeWalker(document, 5);
  while (walker.nextNode() !== null) nodes += 1;
  return nodes;
}

function count(prototype: object, name: string, kind: keyof typeof asked): void {
  const own = Object.getOwnPropertyDescriptor(prototype, name)?.value as (...input: unknown[]) => unknown;
  Object.defineProperty(prototype, name, {
    configurable: true,
    value(this: unknown, ...input: unknown[]) {
      asked[kind] += 1;
      return own.apply(this, input);
    },
  });
}
