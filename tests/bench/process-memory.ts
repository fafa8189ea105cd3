import { readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of memory of a process and of all that it started, each by its number and Chromium's name for its kind: proportional
 * set size, in which what several share is counted once. Reads /proc, so Linux only.
 */
export type Memory = ReadonlyMap<number, { kind: string; bytes: number }>;

export function memoryOf(root: number): Memory {
  return new Map(familyOf(root).map((pid) => [pid, { kind: kindOf(pid), bytes: proportionalSize(pid) }]));
}

export const totalOf = (memory: Memory): number =>
  [...memory.values()].reduce((sum, { bytes }) => sum + bytes, 0);

/** How much more each kind of process has than before; new processes count from nothing. */
export function growthOf(before: Memory, after: Memory): Map<string, number> {
  const growth = new Map<string, number>();
  for (const [pid, { kind, bytes }] of after) {
    const known = before.get(pid);
    const name = known === undefined ? `new ${kind}` : kind;
    growth.set(name, (growth.get(name) ?? 0) + bytes - (known?.bytes ?? 0));
  }
  return growth;
}

/** Follows the memory until it is stopped; answers with what it was when there was most of it. */
export function watchMemory(root: number): { stop(): Memory } {
  let peak = memoryOf(root);
  const look = () => {
    const now = memoryOf(root);
    if (totalOf(now) > totalOf(peak)) peak = now;
  };
  const watching = setInterval(look, 150);
  return {
    stop() {
      clearInterval(watching);
      look();
      return peak;
    },
  };
}

function familyOf(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const family = [root];
  for (const member of family) for (const [pid, parent] of parents) if (parent === member) family.push(pid);
  return family;
}

/** The name, in brackets, may hold anything; the parent is the second value after it. */
function parentOf(pid: string): number {
  return Number(read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[1]);
}

function kindOf(pid: number): string {
  return /--type=([a-z-]+)/.exec(read(`/proc/${pid}/cmdline`))?.[1] ?? 'browser';
}

function proportionalSize(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Empty where the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
