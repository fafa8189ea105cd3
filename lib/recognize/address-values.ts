import { moneyValue, type Candidate } from './candidate';
import { findMoney, type MoneyContext } from './money';

const ORDER_PARAMETERS = /^(?:out_?)?trade_?no$|^(?:out_?)?order_?(?:no|id|sn|number)$/i;
const AMOUNT_PARAMETERS = /^(?:total_?amount|money|amount|receipt_amount)$/i;

/** Numbers and amounts that the address names. */
export function addressValues(url: URL | null, context: MoneyContext): Candidate[] {
  const found: Candidate[] = [];
  for (const [name, value] of url?.searchParams ?? []) {
    const money =
      AMOUNT_PARAMETERS.test(name) && /^\d+\.\d\d$/.test(value) ? findMoney(value, context)[0] : undefined;
    if (money !== undefined)
      found.push({
        name: 'amount',
        ...moneyValue(money),
        label: name,
        source: 'url',
        nodes: [],
        line: -1,
        score: 0.3,
        reason: 'named in the address',
      });
    if (!ORDER_PARAMETERS.test(name) || !/^[\w-]{4,64}$/.test(value)) continue;
    const isChannels = name === 'trade_no' && url?.searchParams.has('out_trade_no') === true;
    found.push({
      name: isChannels ? 'channelOrderNo' : 'orderNo',
      raw: value,
      value,
      label: name,
      source: 'url',
      nodes: [],
      line: -1,
      score: 0.4,
      reason: 'named in the address',
    });
  }
  return found;
}
