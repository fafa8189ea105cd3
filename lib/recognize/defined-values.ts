import type { FieldName } from '../model/field';
import type { FieldSource, PlatformDefinition } from '../model/platform';
import { partOfShape } from '../model/value-pattern';
import { valueOf, type Candidate, type Value } from './candidate';
import { textAt, thingsOf } from './json-ld';
import type { IsVisible } from './layout';
import type { MoneyContext } from './money';
import { valueAtSource } from './platform-values';

/** A page as far as a definition's sources reach. */
export interface DefinedPage {
  platform: PlatformDefinition | null;
  document: Document;
  url: URL | null;
  context: MoneyContext;
  isVisible: IsVisible;
}

/** Above all that nobody named. */
const DEFINED_SCORE = 1.1;

/**
 * What was found, with a definition's sources in their order: of each field that it names, the first source that gives a
 * value of its pattern stands, above all others; what its other sources gave is gone. JSON-LD is read here alone.
 */
export function definedFirst(page: DefinedPage, found: readonly Candidate[]): Candidate[] {
  let kept = [...found];
  for (const [field, sources = []] of Object.entries(page.platform?.fields ?? {})) {
    const name = field as FieldName;
    const own = kept.filter((each) => each.name === name && sources.some((source) => isFrom(each, source)));
    const first = firstValue(name, sources, own, page);
    kept = kept.filter((each) => !own.includes(each));
    if (first !== null) kept.push({ ...first, score: Math.max(first.score, DEFINED_SCORE) });
  }
  return kept;
}

function firstValue(
  name: FieldName,
  sources: readonly FieldSource[],
  own: readonly Candidate[],
  { document, url, context, isVisible }: DefinedPage,
): Candidate | null {
  for (const source of sources) {
    const { pattern } = source;
    const toValue = (field: FieldName, text: string, inContext: MoneyContext): Value | null => {
      const part = pattern === undefined ? text : partOfShape(pattern, text);
      return part === null ? null : valueOf(field, part, inContext);
    };
    const value =
      source.from === 'label'
        ? labelled(own, source, (text) => toValue(name, text, context))
        : source.from === 'json-ld'
          ? inData(name, source, document, toValue, context)
          : url === null
            ? null
            : valueAtSource(name, source, document, url, context, isVisible, toValue);
    if (value !== null) return value;
  }
  return null;
}

/** What the label's place gave, the surest first, as far as it has the pattern. */
function labelled(
  own: readonly Candidate[],
  source: FieldSource,
  toValue: (text: string) => Value | null,
): Candidate | null {
  for (const each of own
    .filter((candidate) => isFrom(candidate, source))
    .sort((one, other) => other.score - one.score)) {
    if (source.pattern === undefined) return each;
    const value = toValue(each.raw);
    if (value !== null) return { ...each, ...value };
  }
  return null;
}

/** Of several things that hold a value there none is taken. */
function inData(
  name: FieldName,
  { type, path }: Extract<FieldSource, { from: 'json-ld' }>,
  document: Document,
  toValue: typeof valueOf,
  context: MoneyContext,
): Candidate | null {
  const [thing, ...others] = thingsOf(document, type).filter((each) => textAt(each, path) !== '');
  if (thing === undefined || others.length > 0) return null;
  const currency = textAt(thing, path.replace(/[^.]*$/, 'priceCurrency'));
  const text = textAt(thing, path).replace(/\s+/g, ' ');
  const value =
    name === 'amount' && /^[A-Z]{3}$/.test(currency)
      ? // Data write a decimal point, whatever the page's language.
        toValue(name, `${text} ${currency}`, { language: 'en' })
      : toValue(name, text, context);
  if (value === null) return null;
  const reason = 'where the page’s data name it';
  return { name, ...value, label: path, source: 'json-ld', nodes: [], line: -1, score: 0, reason };
}

function isFrom({ label, source, reason }: Candidate, named: FieldSource): boolean {
  switch (named.from) {
    case 'label':
      return label === named.label;
    case 'url':
      return source === 'url' && label === named.parameter;
    case 'selector':
      return reason === 'where the platform shows it';
    default:
      return false;
  }
}
