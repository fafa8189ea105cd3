import type { Box, FieldName } from './field';
import type { View } from './page';
import type { FieldSource, PlatformDefinition } from './platform';
import type { Reading } from './reading';

/** A place that a field could be read from, and what reading it there gives today. */
export interface Proposal {
  source: FieldSource;
  /** As the page shows it. */
  value: string;
  /** How many places of the page the source names; one is what it should be. */
  matches: number;
  /** Hangs on the page's layout or on generated names, which change without notice. */
  isFragile: boolean;
}

/** An element that shows words of its own, and where it stands in the top window; CSS px. */
export interface ShownElement {
  element: Element;
  box: Box;
}

/** The words of the overlay; scripts on pages hold no texts. `{…}` is filled in there. */
export interface PickerTexts {
  title: string;
  hint: string;
  nothing: string;
  locked: string;
  label: string;
  url: string;
  selector: string;
  attribute: string;
  data: string;
  fragile: string;
  matches: string;
  cancel: string;
}

export interface PickRequest {
  field: FieldName;
  definition: PlatformDefinition;
  texts: PickerTexts;
}

/** `null`: the person changed their mind. */
export type PickOutcome = Proposal | null;

/** An unsaved definition, read on a page. */
export interface Trial {
  reading: Reading;
  /** Whether its patterns name this address; it was read all the same. */
  isMatched: boolean;
  /** ms of reading. */
  took: number;
  url: string;
  view: View | null;
}

/** What a contribution is made from. `html` is a scrubbed copy of the page; `words` are more that must not be in it. */
export interface ContributionRequest {
  html: string;
  url: string;
  definition: PlatformDefinition;
  words: readonly string[];
}

/** A definition and a fixture, as the repository stores them. */
export interface Contribution {
  /** By their paths in the repository. */
  files: { path: string; text: string }[];
  /** All that the fixture says, in its order: for a last look by the person. */
  words: string[];
  stage: string | null;
  fields: string[];
  /** Whether the fixture is read as the page was: the same stage, the same fields. */
  isAlike: boolean;
}

/** What the injected script leaves in the extension's own world of the page, where no page can reach. */
export interface TeachingWorld {
  rechargeEvidenceTeaching?: {
    pick(request: PickRequest): Promise<PickOutcome>;
    tryDefinition(definition: PlatformDefinition): Trial;
  };
}
