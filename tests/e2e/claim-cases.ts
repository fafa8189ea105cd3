import type { AnswerName, EvidenceId, ReasonId, RecipientId } from '../../lib/model/claim-facts';
import { STORY } from './claim-story';

/** One application as a person writes it, and what its packet has to say. */
export interface ClaimCase {
  reason: ReasonId;
  about: (keyof typeof STORY)[];
  answers: Partial<Record<AnswerName, string>>;
  /** Ticked: the person has it elsewhere. */
  atHand: EvidenceId[];
  recipient: RecipientId;
  /** Parts of the statement, word for word. */
  says: string[];
  /** Decimal, in CNY. */
  asked: string;
  /** Evidence that the captures, the answers or the packet itself show; all else is missing. */
  there: EvidenceId[];
}

const COINS = { bought: '300', unspent: '120', unit: '抖币' } as const;
const COINS_SAID = ['所购300抖币中，120抖币尚未使用', '申请退款12.00元'];

/** Every reason once, every recipient at least once. */
export const CLAIM_CASES: readonly ClaimCase[] = [
  {
    reason: 'mis_recharge',
    about: ['douyin'],
    answers: { ...COINS, what: '点选时误按了确认' },
    atHand: ['bill_row'],
    recipient: 'douyin',
    says: ['该笔充值为操作失误', '具体情况：点选时误按了确认。', ...COINS_SAID],
    asked: '12.00',
    there: [
      'order_no',
      'order_detail',
      'pay_receipt',
      'account_id',
      'balance_before',
      'balance_after',
      'ledger_unused',
      'click_trail',
      'integrity',
    ],
  },
  {
    reason: 'wrong_amount',
    about: ['kuaishou'],
    answers: { intended: '1' },
    atHand: [],
    recipient: 'wechat-pay',
    says: ['原计划支付1.00元，实际支付10.00元，多付9.00元', '原计划的10倍', '申请退款9.00元'],
    asked: '9.00',
    there: ['order_no', 'amount_selected', 'pay_receipt', 'intended_amount', 'click_trail'],
  },
  {
    reason: 'duplicate',
    about: ['first', 'second'],
    answers: {},
    atHand: ['bill_row', 'bank_row'],
    recipient: 'alipay',
    says: [
      '共支付2笔，合计136.00元',
      `订单${STORY.first.orderNo}与订单${STORY.second.orderNo}金额相同，相隔4分钟`,
      `保留订单${STORY.first.orderNo}`,
      '申请退款68.00元',
    ],
    asked: '68.00',
    there: ['dup_pair', 'order_no'],
  },
  {
    reason: 'paid_not_credited',
    about: ['douyin'],
    answers: { what: '余额没有变化', knownOn: '2026-11-21' },
    atHand: ['bill_row'],
    recipient: 'bank',
    says: ['款项已支付', '账户内未收到所购内容', '申请补发所购内容，或退款30.00元'],
    asked: '30.00',
    there: ['txn_id', 'balance_before', 'balance_after', 'account_id', 'error_shot', 'order_detail'],
  },
  {
    reason: 'system_error',
    about: ['douyin'],
    answers: { ...COINS, what: '页面显示系统错误E5003' },
    atHand: ['screen_rec'],
    recipient: 'platform',
    says: ['充值后因系统故障，所购内容无法正常使用', 'E5003', ...COINS_SAID],
    asked: '12.00',
    there: ['error_shot', 'order_no', 'account_id', 'chat_log', 'ledger_unused', 'env_check'],
  },
  {
    reason: 'not_as_agreed',
    about: ['likes'],
    answers: { promised: '1000', started: '0', delivered: '600', unit: '个', withinDays: '3' },
    atHand: ['third_party_stats'],
    recipient: 'boosting',
    says: ['页面承诺数量1000个，3天内完成，下单时已有0', '实际增加600个，缺少400个', '申请退款6.00元'],
    asked: '6.00',
    there: ['order_no', 'promise_page', 'progress_series', 'pay_receipt', 'integrity'],
  },
  {
    reason: 'minor',
    about: ['first', 'second'],
    answers: { age: '11', knownOn: '2026-11-21', what: '孩子用家长手机付款' },
    atHand: ['bill_row', 'minor_id', 'guardian_id', 'kinship'],
    recipient: 'kuaishou',
    says: ['未成年人操作，付款时11周岁', '于2026年11月21日发现', '申请退款136.00元'],
    asked: '136.00',
    there: ['order_detail', 'guardian_unaware', 'integrity'],
  },
  {
    reason: 'false_ad',
    about: ['likes'],
    answers: { what: '宣传当天完成，三天仍未完成', knownOn: '2026-11-21' },
    atHand: ['ad_page'],
    recipient: 'heimao',
    says: ['付款前所见的宣传内容与实际不符', '申请退款15.00元'],
    asked: '15.00',
    there: ['order_no', 'pay_receipt', 'integrity'],
  },
  {
    reason: 'unauthorised',
    about: ['first'],
    answers: { knownOn: '2026-11-21', what: '当时账号在别处登录' },
    atHand: ['bill_row', 'login_alert'],
    recipient: 'court',
    says: ['上述付款并非本人操作', '申请退款68.00元'],
    asked: '68.00',
    there: ['order_detail'],
  },
  {
    reason: 'policy_change',
    about: ['douyin'],
    answers: { ...COINS, what: '11月22日起赠币减半' },
    atHand: [],
    recipient: '12315',
    says: ['付款之后，平台的规则或价格有变更', '赠币减半', ...COINS_SAID],
    asked: '12.00',
    there: ['policy_snap', 'order_no', 'promise_page', 'ledger_unused'],
  },
  {
    reason: 'changed_mind',
    about: ['douyin'],
    answers: { ...COINS },
    atHand: [],
    recipient: 'apple',
    says: ['所购内容不再需要', ...COINS_SAID],
    asked: '12.00',
    there: ['order_no', 'ledger_unused', 'policy_snap'],
  },
  {
    reason: 'tipped_dissatisfied',
    about: ['douyin'],
    answers: { what: '对方承诺连麦，未履行', knownOn: '2026-11-21' },
    atHand: ['ad_page'],
    recipient: 'platform',
    says: ['打赏之后，对方没有履行此前说明的内容', '申请退款30.00元'],
    asked: '30.00',
    there: ['order_detail', 'chat_log'],
  },
];
