import type { Box } from '../model/field';
import type { PictureCopy } from '../model/picture-copy';
import type { Progress } from '../model/progress';
import type { Purchase } from '../model/purchase';
import type { Both } from './both';

/** What the report says, whatever it is written in: report.html and report.pdf show the same. */
export interface Report {
  title: Both;
  intro: Both;
  facts: Fact[];
  purchases: ReportPurchase[];
  totals: Both[];
  tables: ReportTable[];
  attachments: ReportAttachment[];
  notes: { title: Both; lines: Both[] }[];
}

/** A table with a note on each line below it. */
export interface ReportTable {
  title: Both;
  heads: Both[];
  /** Of the columns on paper, against one another. */
  widths: number[];
  rows: Both[][];
  notes: Both[];
}

/** Something that a person added: it was not captured. */
export interface ReportAttachment {
  title: Both;
  facts: Fact[];
  picture: ReportPicture | null;
}

/** A label and what stands beside it; `null` is said as not recorded. `code` is set in a fixed pitch. */
export interface Fact {
  label: Both;
  value: Both | null;
  code?: boolean;
}

export interface ReportPurchase {
  platform: Both;
  /** What was bought. */
  product: string | null;
  purchase: Purchase;
  amount: string | null;
  status: Both;
  isComplete: boolean;
  facts: Fact[];
  /** Null where no capture shows a number of the delivery. */
  progress: Progress | null;
  captures: ReportCapture[];
}

export interface ReportCapture {
  stage: Both;
  /** Local time for the heading; the facts say the rest. */
  time: string;
  method: Both;
  facts: Fact[];
  pictures: ReportPicture[];
  fields: ReportField[];
  missing: Both | null;
  /** Of the capture's files, with trailing slash. */
  folder: string;
  files: { name: string; bytes: number; sha256: string }[];
}

/** A picture's copy with what was read boxed. Boxes are in px of the original, whose path and hash stand beside it. */
export interface ReportPicture {
  path: string;
  sha256: string;
  width: number;
  height: number;
  copy: PictureCopy;
  marks: Mark[];
  /** Put together from others: no screenshot. */
  isComposed: boolean;
  /** The file is a masked copy; the original is not in the packet. */
  isMasked: boolean;
  /** A person added it: no picture of a page that was captured. */
  isAdded?: boolean;
}

export interface Mark {
  label: string;
  box: Box;
}

export interface ReportField {
  label: Both;
  value: string;
  /** How the page wrote it where that differs, where it was read, and its box in the first picture. */
  origin: Both;
}
