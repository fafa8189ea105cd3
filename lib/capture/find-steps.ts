import type { Step, StepKind } from '../model/surroundings';
import { quoteKinds, sentencesOf } from './sentences';

const ON_PAGE: readonly [StepKind, RegExp][] = [
  [
    'age',
    /(?:已满|年满|未满|不满)\s?(?:18|十八)\s?周?岁|是否(?:已经?)?成年|(?:确认|声明|验证|核实).{0,8}(?:成年|年龄)|年龄(?:验证|确认|核实)|\bage (?:check|verification|confirmation)|(?:confirm|verify) your age|\b(?:over|at least) 18\b/i,
  ],
  [
    'realName',
    /实名(?:认证|验证|信息)|(?:输入|填写|核对|验证).{0,6}(?:真实姓名|身份证)|身份(?:验证|认证|核实)|人脸(?:识别|验证)|\breal.?name\b|identity verification|verify your identity/i,
  ],
  ['minors', /未成年|监护人|\bminors?\b|\bguardians?\b|\bparental\b/i],
];
/** In a dialog; what they match may turn out too long to be one. */
export const STEPS_ASKED: readonly [StepKind, RegExp][] = [
  ...ON_PAGE,
  [
    'confirmation',
    /(?:确认|核对)(?:并|要)?(?:支付|付款|充值|购买|下单|订单|信息|金额)|是否(?:确认|继续|要).{0,12}(?:充值|支付|付款|购买)|\bconfirm (?:your |the )?(?:payment|purchase|order)/i,
  ],
];
const MOST_OF_A_KIND = 3;
/** What is longer is a paragraph of an agreement, not a step. */
const LONGEST = 120;

/**
 * Steps that stood on the page or in a dialog: age, real name, confirmation, minors. Nothing found means that this page
 * showed none, and no more.
 */
export function findSteps(text: string, dialogs: readonly string[]): Step[] {
  const short = (source: string) => sentencesOf(source).filter(({ length }) => length <= LONGEST);
  const asked = quoteKinds(dialogs.flatMap(short), STEPS_ASKED, MOST_OF_A_KIND);
  const noticed = quoteKinds(short(text), ON_PAGE, MOST_OF_A_KIND).filter(
    ({ quote }) => !asked.some((step) => step.quote === quote),
  );
  return [
    ...asked.map((step) => ({ ...step, isInDialog: true })),
    ...noticed.map((step) => ({ ...step, isInDialog: false })),
  ];
}
