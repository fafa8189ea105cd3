import type { Box, Field, FieldName } from '../model/field';
import type { Candidate } from './candidate';
import { decimalOf } from './money';
import { selectorOf } from './selector';

/** Tells where a node stands: CSS px from the viewport's corner, null where it has no box. */
export type BoxOf = (node: Text | Element) => Box | null;

/**
 * The winner for each field: the highest score, then the first on the page. What has a box too small to be seen is no
 * candidate, so layout is read for likely winners only.
 */
export function resolveFields(candidates: readonly Candidate[], isCashier: boolean, boxOf: BoxOf): Field[] {
  const fields: Field[] = [];
  for (const name of new Set(candidates.map((candidate) => candidate.name))) {
    const rivals = candidates
      .filter((candidate) => candidate.name === name)
      .sort((one, other) => rank(other, isCashier) - rank(one, isCashier) || one.line - other.line);
    for (const winner of rivals) {
      const box = boxAround(winner.nodes, boxOf);
      if (box !== null && (box.width < 2 || box.height < 2)) continue;
      fields.push(compared(toField(winner, box), rivals));
      break;
    }
  }
  return withoutEchoes(fields);
}

/** A cashier's own 订单号 is the channel's number; the merchant's is what the shop knows. */
function rank(candidate: Candidate, isCashier: boolean): number {
  const isMerchants =
    isCashier && candidate.name === 'orderNo' && /商户|商家|商戶|merchant/i.test(candidate.label ?? '');
  return candidate.score + (isMerchants ? 0.5 : 0);
}

/** A second kind of source that agrees makes it surer; one that disagrees is named. */
function compared(field: Field, rivals: readonly Candidate[]): Field {
  const second = rivals.find(({ source }) => source !== field.source);
  if (second === undefined) return field;
  const value = second.money === undefined ? second.value : decimalOf(second.money);
  const same = value === field.value;
  return {
    ...field,
    confidence: Math.round(Math.min(99, field.confidence * (same ? 110 : 80))) / 100,
    reason: `${field.reason}; ${second.source} says ${same ? 'the same' : value}`,
  };
}

function toField(winner: Candidate, box: Box | null): Field {
  const { name, raw, money, label, source, nodes, score, reason } = winner;
  const [node] = nodes;
  const element = node === undefined ? null : node.nodeType === 1 ? (node as Element) : node.parentElement;
  return {
    name,
    raw,
    value: money === undefined ? winner.value : decimalOf(money),
    ...(money === undefined ? {} : { money }),
    label,
    source,
    selector: element === null ? null : selectorOf(element),
    box,
    confidence: Math.round(Math.min(0.99, score) * 100) / 100,
    reason,
  };
}

/** The same number is not both the shop's and the channel's. */
function withoutEchoes(fields: Field[]): Field[] {
  const valueOf = (name: FieldName): string | undefined => fields.find((field) => field.name === name)?.value;
  // What the address calls an order, the page may know as the channel's.
  const echo = (name: FieldName, other: FieldName) => (field: Field) =>
    field.name === name && field.value === valueOf(other);
  const isUrl = fields.some(({ name, source }) => name === 'orderNo' && source === 'url');
  const isEcho = isUrl ? echo('orderNo', 'channelOrderNo') : echo('channelOrderNo', 'orderNo');
  return fields.filter((field) => !isEcho(field));
}

function boxAround(nodes: readonly (Text | Element)[], boxOf: BoxOf): Box | null {
  let around: Box | null = null;
  for (const node of nodes) {
    const box = boxOf(node);
    if (box === null) continue;
    const left: number = Math.min(box.x, around?.x ?? box.x);
    const top: number = Math.min(box.y, around?.y ?? box.y);
    const right = Math.max(box.x + box.width, around === null ? 0 : around.x + around.width);
    const bottom = Math.max(box.y + box.height, around === null ? 0 : around.y + around.height);
    around = { x: left, y: top, width: right - left, height: bottom - top };
  }
  return around;
}
