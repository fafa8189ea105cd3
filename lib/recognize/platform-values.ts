import type { FieldName } from '../model/field';
import type { FieldSource, PlatformDefinition } from '../model/platform';
import { valueOf, type Candidate } from './candidate';
import type { IsVisible } from './layout';
import type { MoneyContext } from './money';

/** Values from the places that a platform's definition names; a place that is not there, or not once, gives none. */
export function platformValues(
  platform: PlatformDefinition,
  document: Document,
  url: URL,
  context: MoneyContext,
  isVisible: IsVisible,
): Candidate[] {
  const found: Candidate[] = [];
  for (const [name, sources] of Object.entries(platform.fields ?? {})) {
    for (const source of sources ?? []) {
      const value = valueAtSource(name as FieldName, source, document, url, context, isVisible);
      if (value === null) continue;
      found.push(value);
      break;
    }
  }
  return found;
}

/**
 * The value at an address's parameter or a selector's element; null for other sources. `toValue` decides what is one:
 * where a pattern is asked for, `definedFirst` looks for it there.
 */
export function valueAtSource(
  name: FieldName,
  source: FieldSource,
  document: Document,
  url: URL,
  context: MoneyContext,
  isVisible: IsVisible,
  toValue: typeof valueOf = valueOf,
): Candidate | null {
  if (source.from === 'url') {
    const raw = url.searchParams.get(source.parameter);
    if (raw === null) return null;
    const value =
      source.unit === 'minor' && name === 'amount' ? minorValue(raw, context) : toValue(name, raw, context);
    return value === null
      ? null
      : {
          name,
          ...value,
          label: source.parameter,
          source: 'url',
          nodes: [],
          line: -1,
          score: 0.6,
          reason: 'named in the address',
        };
  }
  if (source.from !== 'selector') return null;
  const element = onlyVisible(document, source.selector, isVisible);
  // Typed values stay unread, whatever a definition asks for.
  if (element === null || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName)) return null;
  const words = source.attribute === undefined ? element.textContent : element.getAttribute(source.attribute);
  const value = toValue(name, (words ?? '').replace(/\s+/g, ' '), context);
  if (value === null) return null;
  const origin = source.attribute === undefined ? 'text' : 'attribute';
  return {
    name,
    ...value,
    label: null,
    source: origin,
    nodes: [element],
    line: -1,
    score: 1.1,
    reason: 'where the platform shows it',
  };
}

function minorValue(
  raw: string,
  { currency }: MoneyContext,
): Pick<Candidate, 'raw' | 'value' | 'money'> | null {
  if (!/^\d{1,12}$/.test(raw)) return null;
  return { raw, value: '', money: { minor: Number(raw), currency: currency ?? null, raw } };
}

/** More matches than this are a pattern of the page, not one place on it. */
const MOST_MATCHES = 100;

/** Null for a selector that matches nothing, several, or is none at all. */
export function onlyVisible(document: Document, selector: string, isVisible: IsVisible): Element | null {
  try {
    const all = document.querySelectorAll(selector);
    if (all.length > MOST_MATCHES) return null;
    const visible = [...all].filter((element) => isVisible(element));
    return visible.length === 1 ? (visible[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** The labels that a definition names, in any of its fields. */
export function platformLabels(platform: PlatformDefinition | null): Map<string, FieldName> {
  const labels = new Map<string, FieldName>();
  for (const [name, sources] of Object.entries(platform?.fields ?? {})) {
    for (const source of sources ?? [])
      if (source.from === 'label') labels.set(source.label, name as FieldName);
  }
  return labels;
}
