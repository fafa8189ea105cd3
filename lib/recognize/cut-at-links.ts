import type { Candidate } from './candidate';

const NAMES: ReadonlySet<string> = new Set(['account', 'merchant']);

/** 卖家：小铺 和我联系, uid:20031 退出: a name ends where a link to something else begins. */
export function cutAtLinks(candidate: Candidate): Candidate {
  const { name, nodes, raw } = candidate;
  if (!NAMES.has(name) || nodes.length < 2) return candidate;
  const isLinked = (node: Text | Element): boolean => (node.parentElement?.closest('a') ?? null) !== null;
  const at = nodes.findIndex((node, index) => index > 0 && isLinked(node));
  const words = nodes[at]?.textContent?.trim() ?? '';
  const cut = words === '' || isLinked(nodes[0] as Text) ? -1 : raw.indexOf(words, 1);
  const kept = raw.slice(0, Math.max(0, cut)).trim();
  return kept === '' ? candidate : { ...candidate, raw: kept, value: kept, nodes: nodes.slice(0, at) };
}
