import type { Candidate } from './candidate';

const NAMES: ReadonlySet<string> = new Set(['account', 'merchant']);

/**
 * 卖家：小铺 和我联系, uid:20031 退出: a name ends where a link to something else begins. One that is nothing but a link of
 * the bars around a page (Konto, Warenkorb) is dropped.
 */
export function cutAtLinks(candidate: Candidate): Candidate | [] {
  const { name, nodes, raw } = candidate;
  const [first] = nodes;
  if (!NAMES.has(name) || first === undefined) return candidate;
  if (isLinked(first)) return first.parentElement?.closest('nav, header, footer') ? [] : candidate;
  const at = nodes.findIndex(isLinked);
  const words = nodes[at]?.textContent?.trim() ?? '';
  const cut = words === '' ? -1 : raw.indexOf(words, 1);
  const kept = raw.slice(0, Math.max(0, cut)).trim();
  return kept === '' ? candidate : { ...candidate, raw: kept, value: kept, nodes: nodes.slice(0, at) };
}

function isLinked(node: Text | Element): boolean {
  return (node.parentElement?.closest('a') ?? null) !== null;
}
