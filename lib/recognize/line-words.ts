import type { Line, Run } from './page-lines';
import { BADGE, SCAN_WORDS } from './words';

/** Part of a line, with the nodes that hold it. */
export interface Words {
  text: string;
  runs: Run[];
  line: Line;
}

/** The words between two offsets, without buttons, struck-out prices and 复制 badges. */
export function wordsOf(line: Line, start = 0, end = line.text.length): Words {
  let text = '';
  const runs: Run[] = [];
  let last = -1;
  for (const run of line.runs) {
    if (run.end <= start || run.start >= end) continue;
    const part = line.text.slice(Math.max(run.start, start), Math.min(run.end, end));
    if (run.role === 'button' || run.role === 'struck' || BADGE.test(part)) continue;
    if (part.trim() !== '') runs.push(run);
    text += (last >= 0 && run.start > last ? ' ' : '') + part;
    last = run.end;
  }
  return { text, runs, line };
}

/** Asks to scan a code. */
export function asksToScan({ text, plain }: Line): boolean {
  return text.length < 60 && SCAN_WORDS.test(plain);
}

/** Part of the page itself, not of the bars of links around it. */
export function isOfPage({ runs, block }: Line): boolean {
  return (
    runs.filter(({ role }) => role === 'link').length < 3 &&
    block.closest('nav, header, footer, [role="navigation"]') === null
  );
}
