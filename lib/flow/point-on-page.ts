import type { PlatformDefinition } from '../model/platform';
import type { FieldName } from '../model/field';
import type { Proposal, ShownElement } from '../model/teaching';
import { boxByLayout, visibilityByStyle } from '../recognize/layout';
import { proposeSources, wordsOf } from '../teach/propose-sources';
import { shownElements } from '../teach/shown-elements';
import { tryDefinition } from './try-definition';

/** What can be pointed at just now; made anew after the page moved. */
export function pointable(document: Document): ShownElement[] {
  return shownElements(document, boxByLayout, visibilityByStyle());
}

/** The sources that, asked through the recogniser, really give what this element shows; the most lasting first. */
export function proposalsFor(
  element: Element,
  { field, definition }: { field: FieldName; definition: PlatformDefinition },
  window: Window,
): Proposal[] {
  const shown = wordsOf(element);
  return proposeSources(element, new URL(window.location.href)).flatMap(
    ({ source, isFragile }): Proposal[] => {
      const only = { ...definition, fields: { [field]: [source] } };
      const read = tryDefinition(window, only).reading.fields.find(({ name }) => name === field);
      const isFromHere =
        read !== undefined &&
        (source.from === 'label'
          ? read.label === source.label
          : source.from === 'url'
            ? read.source === 'url'
            : read.reason.startsWith('where the platform'));
      if (!isFromHere || !(shown.includes(read.raw) || read.raw.includes(shown))) return [];
      return [{ source, value: read.raw, matches: countOf(window.document, source), isFragile }];
    },
  );
}

function countOf(document: Document, source: Proposal['source']): number {
  if (source.from === 'url' || source.from === 'json-ld') return 1;
  if (source.from === 'selector') return document.querySelectorAll(source.selector).length;
  const isLabel = (element: Element) =>
    [...element.childNodes].some(
      (node) => node.nodeType === 3 && (node.textContent ?? '').trim().startsWith(source.label),
    );
  return shownElements(
    document,
    () => ({ x: 0, y: 0, width: 9, height: 9 }),
    () => true,
  ).filter(({ element }) => isLabel(element)).length;
}
