import type { Clause, ClauseKind } from '../model/surroundings';
import { quoteKinds, sentencesOf } from './sentences';

const PATTERNS: readonly [ClauseKind, RegExp][] = [
  [
    'nonRefundable',
    /一经(?:充值|购买|支付|付款|售出|兑换|确认|开通)[^。；!！\n]{0,24}(?:不予|不可|不能|不得|无法|概不|恕不|不支持|不)[^。；!！\n]{0,8}(?:退|返还|兑换|转让)|(?:不支持|恕不|概不|不予)[^。；!！\n]{0,6}(?:退款|退还|退换|退费)|non-?refundable|no refunds?\b|all sales are final/i,
  ],
  [
    'lapse',
    /(?:余额|积分|虚拟货币|虚拟币|[\u4e00-\u9fa5]币)[^。；!！\n]{0,24}(?:清零|作废|失效|收回)|\bbalance[^.\n]{0,40}\b(?:expires?|forfeited)\b/i,
  ],
  ['finalSay', /最终解释权|sole (?:and absolute )?discretion/i],
  ['minors', /未成年人|未满\s?(?:18|十八)\s?周?岁|under (?:the age of )?18|\bminors?\b/i],
];
/** A whole agreement can hold many; these are enough to find the rest in the page's text. */
const MOST_OF_A_KIND = 5;

/** Sentences about refunds, lapse, final say and minors, as the page says them. */
export function findClauses(text: string): Clause[] {
  return quoteKinds(sentencesOf(text), PATTERNS, MOST_OF_A_KIND);
}
