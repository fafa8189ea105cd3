import type { PlatformDefinition } from '../model/platform';
import type { Reading } from '../model/reading';
import type { Candidate } from './candidate';
import { COMMON_LABELS, type LabelBook } from './labels';
import { labelledValues } from './labelled-values';
import { boxByLayout, visibilityByStyle, type IsVisible } from './layout';
import { matchPlatform } from './match-platform';
import type { MoneyContext } from './money';
import type { LabelledValues } from './labelled-values';
import { readLines, type PageLines } from './page-lines';
import { platformLabels, platformValues } from './platform-values';
import { resolveFields, type BoxOf } from './resolve-fields';
import { findStage } from './stage';
import type { WideColumns } from './table-column';
import type { TitleRules } from './title-rules';
import { unlabelledValues } from './unlabelled-values';

export interface RecognizeOptions {
  url: string;
  platforms: readonly PlatformDefinition[];
  /** Of an element and all around it; defaults to the page's computed style. */
  isVisible?: IsVisible;
  /** Defaults to the page's layout. */
  boxOf?: BoxOf;
  /** What sites that nobody configured need besides: `ANYWHERE`. */
  anywhere?: Anywhere | undefined;
}

/** What reading takes beyond the common words. */
export interface Anywhere {
  labels: LabelBook;
  words: ReadonlyMap<string, RegExp>;
  /** The currency of a bare `$`, from all that the page says. */
  currencyOf: (page: PageLines, url: URL | null) => string | null;
  /** The orders of a list, each with its values. */
  ordersOf: (read: ReadPage) => Candidate[][];
  /** The values that were found, and those from further places; a definition's own before all others. */
  candidatesOf: (found: readonly Candidate[], read: ReadPage) => readonly Candidate[];
  titles: TitleRules;
  columns: WideColumns;
  /** The software that runs this site, where it is known by its markup. */
  familyOf?: (document: Document, url: URL) => PlatformDefinition | null;
}

/** A page as far as it has been read. */
export interface ReadPage {
  document: Document;
  url: URL | null;
  platform: PlatformDefinition | null;
  page: PageLines;
  labelled: LabelledValues;
  context: MoneyContext;
  isVisible: IsVisible;
}

function hasNumber(rows: readonly Candidate[][]): boolean {
  return rows.some((row) => row.some(({ name }) => name === 'orderNo'));
}

/** Goes up with every change that can read a page differently: records name it. */
const VERSION = 4;

/**
 * What a page is and which values it shows, each with where it stands and why it was taken. Works on any site; a
 * platform's definition sharpens it. Reads visible words only, never typed values; a broken definition never throws.
 */
export function recognize(document: Document, options: RecognizeOptions): Reading {
  try {
    return readPage(document, options);
  } catch (error) {
    // A page that breaks its own DOM: nothing is known of it, and nobody else is harmed.
    const reason = `could not be read: ${error instanceof Error ? error.message : String(error)}`;
    return { platformId: null, stage: null, reasons: [reason], fields: [], recognizer: `generic@${VERSION}` };
  }
}

function readPage(document: Document, options: RecognizeOptions): Reading {
  const { platforms, isVisible = visibilityByStyle(), boxOf = boxByLayout, anywhere } = options;
  const url = URL.canParse(options.url) ? new URL(options.url) : null;
  const configured = url === null ? null : matchPlatform(url, platforms);
  const platform = configured ?? (url === null ? null : (anywhere?.familyOf?.(document, url) ?? null));

  const page = readLines(document, isVisible);
  const context = {
    language: page.language,
    currency: platform?.currency ?? anywhere?.currencyOf(page, url) ?? null,
  };
  const labelled = labelledValues(
    page,
    platformLabels(platform),
    anywhere?.labels ?? COMMON_LABELS,
    context,
    anywhere?.columns,
  );
  const found = [
    ...(platform === null || url === null ? [] : platformValues(platform, document, url, context, isVisible)),
    ...labelled.candidates,
    ...unlabelledValues(page, labelled, url, platform?.coin, context),
  ];
  const read = { document, url, platform, page, labelled, context, isVisible };
  const candidates = anywhere?.candidatesOf(found, read) ?? found;
  const resolve = (of: readonly Candidate[]) => resolveFields(of, platform?.kind === 'cashier', boxOf);
  // A list shows other purchases beside each other: taking values from it would mix them.
  const rows = anywhere?.ordersOf(read) ?? [];
  // Without labels too, rows of orders are a list.
  labelled.isList ||= rows.length > 1;
  // The only row of a list is what the page is about.
  const fields = labelled.isList
    ? []
    : resolve(rows.length === 1 ? [...candidates, ...rows.flat()] : candidates);
  const isDrawn = (node: Text | Element): boolean => {
    const box = boxOf(node);
    return box === null || (box.width > 1 && box.height > 1);
  };
  const { stage, reasons } = findStage({ ...read, ...anywhere, candidates, fields, isDrawn });
  const isList = rows.length > 1 || (stage === 'order' && hasNumber(rows));
  return {
    platformId: configured?.id ?? null,
    stage,
    reasons: page.isCut || labelled.isCut ? [...reasons, 'a very long page: read in part'] : reasons,
    fields,
    ...(isList && { orders: rows.map(resolve) }),
    recognizer: `${platform?.id ?? 'generic'}@${VERSION}`,
  };
}
