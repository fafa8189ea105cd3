import * as v from 'valibot';
import { CountSchema } from '../model/count-schema';
import { Hex256Schema } from '../model/hex-schema';
import type { LedgerEntry } from '../model/ledger-entry';
import { readText, type Inspection } from './inspection';
import type { LedgerPaths } from './packet-paths';
import { jsonOf } from './text-of';

const InclusionSchema = v.object({
  format: v.literal(1),
  lines: CountSchema,
  head: Hex256Schema,
  trees: v.pipe(
    v.array(
      v.object({
        line: CountSchema,
        size: CountSchema,
        root: Hex256Schema,
        proofs: v.array(v.object({ seq: CountSchema, path: v.array(Hex256Schema) })),
      }),
    ),
    v.minLength(1),
  ),
});

/** A line of the ledger that is shown, with its number in the file, counted from 1. */
export interface ShownLine {
  entry: LedgerEntry;
  line: string;
  sha256: string;
}

/**
 * A ledger that is shown in part: each line must be proven to stand in the tree that the last line commits to, so that the
 * hash of that one line speaks for all. Answers whether everything was proven.
 */
export async function checkInclusion(
  inspection: Inspection,
  shown: readonly ShownLine[],
  paths: LedgerPaths,
): Promise<boolean> {
  const { findings, tools } = inspection;
  const inclusion = v.safeParse(InclusionSchema, jsonOf(await readText(inspection, paths.inclusion)));
  const head = shown.at(-1);
  if (!inclusion.success || head === undefined) {
    findings.fail('ledger', 'malformed', paths.inclusion);
    return false;
  }
  const { lines, head: stated, trees } = inclusion.output;
  if (lines !== head.entry.seq || stated !== head.sha256 || trees.at(-1)?.line !== head.entry.seq) {
    findings.fail('ledger', 'not-proven', paths.line(head.entry.seq));
    return false;
  }
  const bySeq = new Map(shown.map((one) => [one.entry.seq, one]));
  let isProven = true;
  const refuse = (subject: string) => {
    findings.fail('ledger', 'not-proven', subject);
    isProven = false;
  };
  let lastTree = 0;
  for (const tree of trees) {
    const root = bySeq.get(tree.line);
    // Each once: a packet must not decide how often the same work is done.
    if (tree.line <= lastTree) {
      refuse(paths.line(tree.line));
      break;
    }
    lastTree = tree.line;
    // The root counts for nothing unless the line itself holds it.
    if (root?.entry.tree !== tree.root || tree.size !== tree.line - 1) {
      refuse(paths.line(tree.line));
      continue;
    }
    const proven = new Set<number>();
    for (const { seq, path } of tree.proofs) {
      const shownLine = bySeq.get(seq)?.line;
      const isSound =
        shownLine !== undefined && tools.rootFromProof(shownLine, seq, tree.size, path) === tree.root;
      if (!isSound || proven.has(seq)) refuse(paths.line(seq));
      proven.add(seq);
    }
    // Earlier trees serve time stamps, for whatever lines they prove; the last one has to prove all.
    if (tree.line === lines) {
      for (const { entry } of shown) {
        if (entry.seq < lines && !proven.has(entry.seq)) refuse(paths.line(entry.seq));
      }
    }
    inspection.throwIfCancelled();
  }
  for (const [index, { entry }] of shown.entries()) {
    const before = shown[index - 1];
    if (before === undefined) continue;
    if (entry.seq <= before.entry.seq) refuse(paths.line(entry.seq));
    // Neighbours that are both shown must follow from one another as well.
    else if (entry.seq === before.entry.seq + 1 && entry.prev !== before.sha256)
      refuse(paths.line(entry.seq));
  }
  if (isProven) findings.tell('ledger', 'partial-ledger', paths.ledger, `${shown.length} / ${lines}`);
  return isProven;
}
