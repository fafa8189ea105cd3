/** `c-20260115T140209123-3f9a1c2b`: sorts by time, says what it is, safe in a path and in a ledger line. */
export function newId(prefix: 'a' | 'c' | 'p' | 'k', now: Date = new Date()): string {
  const time = now.toISOString().replace(/[-:.Z]/g, '');
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${prefix}-${time}-${chance.toString(16).padStart(8, '0')}`;
}
