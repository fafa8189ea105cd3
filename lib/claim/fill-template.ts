/** A template's values; null or absent where a fact is not known. */
export type Slots = Readonly<Record<string, string | null | undefined>>;

/**
 * Fills the first of these templates whose facts are all known, else null: an unknown is never filled in.
 * `{name}` is a fact that the sentence needs; `[…{name}…]` is left out with what is around it where it is not known.
 * Values are put in last, so brackets in them mean nothing.
 */
export function fillTemplate(templates: readonly string[], slots: Slots): string | null {
  for (const template of templates) {
    const filled = fillOne(template, slots);
    if (filled !== null) return filled;
  }
  return null;
}

function fillOne(template: string, slots: Slots): string | null {
  let text = '';
  for (const [part, group] of template.matchAll(/\[([^\]]*)\]|[^[]+/g)) {
    const filled = fillPlain(group ?? part, slots);
    if (filled !== null) text += filled;
    else if (group === undefined) return null;
  }
  return text;
}

function fillPlain(part: string, slots: Slots): string | null {
  const names = Array.from(part.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');
  const isKnown = names.every((name) => known(slots[name]) !== null);
  return isKnown ? part.replace(/\{(\w+)\}/g, (_slot, name: string) => known(slots[name]) ?? '') : null;
}

function known(value: string | null | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : value;
}
