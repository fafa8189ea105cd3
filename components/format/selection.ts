/** Ids that are ticked. */
export type Selection = ReadonlySet<string>;

export function toggle(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Ticks all of these, or none where all are ticked already; the rest of the selection stays. */
export function toggleAll(selection: Selection, ids: readonly string[]): Selection {
  const next = new Set(selection);
  const areAllTicked = ids.every((id) => selection.has(id));
  for (const id of ids) {
    if (areAllTicked) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** How a "select all" box stands over these. */
export function tickState(selection: Selection, ids: readonly string[]): 'all' | 'some' | 'none' {
  const ticked = ids.filter((id) => selection.has(id)).length;
  if (ticked === 0) return 'none';
  return ticked === ids.length ? 'all' : 'some';
}

/** The ticked ones that still exist, in the order shown; the first (newest) where none is. */
export function chosenOrNewest<T extends { id: string }>(selection: Selection, shown: readonly T[]): T[] {
  const ticked = shown.filter((item) => selection.has(item.id));
  return ticked.length > 0 ? ticked : shown.slice(0, 1);
}
