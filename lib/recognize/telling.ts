import type { Anywhere } from './recognize';
import { FAILED_WORDS, PAID_WORDS, PLACED_WORDS, REFUND_WORDS } from './words';

/** Wider than what the recogniser believes: it reads what passes. */
const TELLING =
  /成功|完成|失[败敗]|已(?:支付|付款|取消|[关關][闭閉])|退款|[订訂][单單]|[单單][号號]|success|complete|paid|fail|declined|refund|receipt|thank you|order/i;

/** Whether words that were just shown can be a result or an order: worth reading the page at once. */
export function isTelling(words: string, anywhere: Anywhere | undefined): boolean {
  return (
    TELLING.test(words) ||
    [PAID_WORDS, PLACED_WORDS, FAILED_WORDS, REFUND_WORDS].some(
      ({ source }) => anywhere?.words.get(source)?.test(words) === true,
    )
  );
}
