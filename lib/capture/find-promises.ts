import type { PagePromise, PromiseKind } from '../model/surroundings';
import { quoteKinds, sentencesOf } from './sentences';

const PATTERNS: readonly [PromiseKind, RegExp][] = [
  [
    'quantity',
    /(?:获得|可得|得到|到账|赠送|加赠|额外送|再送|充\s?\d+\s?送)\s*[\d,]+|[\d,]+\s*[wW万千]?\s*(?:个|次|条)?(?:点赞|赞|粉丝|播放量?|浏览量?|评论|关注)|=\s*[\d,]+\s*[\u4e00-\u9fa5]{0,3}[币钻豆点券]|\b[\d,]+ (?:likes|followers|views|subscribers)\b/,
  ],
  [
    'arrival',
    /(?:即时|立即|实时|自动|秒|\d+\s*(?:秒|分钟|小时|天|个?工作日)(?:之?内)?)[^。；;\n]{0,6}(?:到账|发货|发放|送达|完成)|(?:到账|发货|发放|送达|完成)[^。；;\n]{0,8}(?:\d+\s*(?:秒|分钟|小时|天|个?工作日)|即时|立即|实时)|\b(?:delivered|delivery|credited)\b[^.\n]{0,24}\b(?:instant(?:ly)?|immediately|\d+ (?:minutes?|hours?|days?))|\binstant delivery\b/i,
  ],
  [
    'refund',
    /(?<![不未])(?:支持|承诺|保证|可以?|随时|无理由|全额)[^。；;!！\n不无未]{0,10}(?:退款|退还|退费|包退|赔付)|(?:不|未)(?:到账|满意|成功|完成)[^。；;\n不]{0,10}(?:退款|全额退|包退|包赔|赔付)|掉(?:量|粉|单)[^。；;\n不]{0,6}(?:补|退)|money.?back|(?<!no )\bfull refund\b/i,
  ],
];
/** A shop's page of offers can hold hundreds. */
const MOST_OF_A_KIND = 5;
/** What is longer is a paragraph of an agreement, not a promise beside a price. */
const LONGEST = 120;

/** What the page promises: how much, when it arrives, and money back, in its own sentences. */
export function findPromises(text: string): PagePromise[] {
  const short = sentencesOf(text).filter(({ length }) => length <= LONGEST);
  return quoteKinds(short, PATTERNS, MOST_OF_A_KIND);
}
