import type { SendingFault } from './sending-error';

/** Something that the page says, and the line or sentence in which it says so. */
export interface Quoted {
  value: string;
  quote: string;
}

/** Who stands behind a page, as its text says. Complaint forms ask for these. */
export interface Merchant {
  /** Names of companies, where the line says that it is about the site or the payee. */
  companies: Quoted[];
  /** 统一社会信用代码 (GB 32100-2015); `isValid`: its check digit fits. */
  creditCodes: (Quoted & { isValid: boolean })[];
  /** ICP numbers and licences of the site. */
  registrations: Quoted[];
}

export const CLAUSE_KINDS = ['nonRefundable', 'lapse', 'finalSay', 'minors'] as const;
export type ClauseKind = (typeof CLAUSE_KINDS)[number];

/** A sentence of the page that matters in a dispute; quoted, not judged. */
export interface Clause {
  kind: ClauseKind;
  quote: string;
}

/** What is left in the account: `value` is a decimal string, `unit` as the page writes it, null where it does not. */
export interface Balance extends Quoted {
  unit: string | null;
}

/** Numbers of an order that is delivered bit by bit: asked for, there before, there now, delivered, still to come. */
export const COUNT_KINDS = ['ordered', 'start', 'current', 'delivered', 'remaining'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** A number that the page shows of its order's delivery; `value` is in digits, without separators. */
export interface Count extends Quoted {
  kind: CountKind;
}

/** How much is promised, when it arrives, and what is promised about money back. */
export const PROMISE_KINDS = ['quantity', 'arrival', 'refund'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** A sentence in which the page promises something; quoted, not judged. */
export interface PagePromise {
  kind: PromiseKind;
  quote: string;
}

/** What may stand between an offer and the payment: a check of the age, of the real name, a question, a notice about minors. */
export const STEP_KINDS = ['age', 'realName', 'confirmation', 'minors'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A step that a page showed. What stands in a dialog asks for an answer; what only stands on the page is a notice. */
export interface Step {
  kind: StepKind;
  quote: string;
  isInDialog: boolean;
}

/** A link to an agreement or rules. `url` has its secrets removed; null where the words lead nowhere that a link names. */
export interface AgreementLink {
  text: string;
  url: string | null;
  /** The same host by the same or a safer protocol: text is fetched from there and from nowhere else. */
  isSameSite: boolean;
  /** Beside the pay button, or within the words of a box to tick. */
  isBesidePay: boolean;
}

/** A box to tick beside an agreement or a renewal. `isTickedInMarkup` is null where the page draws its own boxes. */
export interface TickBox {
  label: string;
  isTicked: boolean;
  isTickedInMarkup: boolean | null;
}

/** One of several packs, as the page writes it. */
export interface Choice {
  text: string;
  isChosen: boolean;
}

/** What the page's elements say beyond its text. */
export interface PageControls {
  /** The person had neither clicked nor typed on this page yet: what is ticked and chosen was so by default. Null where the browser does not tell. */
  isUntouched: boolean | null;
  links: AgreementLink[];
  boxes: TickBox[];
  choices: Choice[];
  /** Texts of the dialogs that were open. */
  dialogs: string[];
}

/** What a page shows around the payment. `controls` is null where the page was gone before it could be asked. */
export interface Surroundings {
  balances: Balance[];
  promises: PagePromise[];
  steps: Step[];
  /** Absent in captures of earlier builds. */
  counts?: Count[];
  controls: PageControls | null;
}

/** Why the text behind a link could not be had: no answer, one that is no text, or one without any words. */
export type FetchFailure = SendingFault | 'not-text' | 'no-text';

/** A text that was fetched from its address: no page showed it, and it is no screenshot. Times are as the server wrote them. */
export interface FetchedText {
  /** The capture of the page that links to it, and the words of the link. */
  linkedFrom: string;
  linkText: string;
  failure: FetchFailure | null;
  /** Null where there was no answer. */
  status: number | null;
  contentType: string | null;
  /** Of the answer's bytes as they came, before its text was taken out; null where they did not come. */
  responseSha256: string | null;
  responseBytes: number | null;
  lastModified: string | null;
  /** Null where the server named no time. */
  server: ServerClock | null;
}

/**
 * The server's `Date` header beside the device's clock, both as they were: times are ISO UTC, the header's in whole seconds.
 * The device's clock was ahead of the server's by no less than `least` and no more than `most` ms (negative: behind).
 */
export interface ServerClock {
  date: string;
  askedAt: string;
  answeredAt: string;
  aheadMs: { least: number; most: number };
}
