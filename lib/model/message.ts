import type { Capture, Trigger } from './capture';
import type { Claim } from './claim';
import type { FollowHours } from './follow';
import type { ReasonId } from './claim-facts';
import type { LedgerCheck } from './ledger-entry';
import type { NoticeCorner } from './notice-corner';
import type { Sighting } from './page';
import type { Reading } from './reading';
import type { RunningRecording } from './recording';
import type { Redaction } from './redaction';
import type { RetentionMonths } from './settings';
import type { RegroupOutcome, Regrouping } from './regrouping';
import type { Stage } from './stage';
import type { StampCounts } from './time-stamp';

/** What a page tells the background when it asks for a capture. */
export interface CaptureRequest {
  reading: Reading;
  sighting: Sighting;
  trigger: Exclude<Trigger, 'fetched'>;
  /** The person wants all of the page, beyond what is on the screen. */
  isWhole?: boolean;
}

/** The notice's texts, ready to show, and where; the page's script holds no texts of its own. */
export interface NoticeTexts {
  corner: NoticeCorner;
  headline: string;
  details: string[];
  warning: string | null;
  view: string;
  undo: string;
  undone: string;
  close: string;
}

export type CaptureOutcome =
  | { status: 'captured'; captureId: string; purchaseId: string; notice: NoticeTexts | null }
  | { status: 'duplicate'; captureId: string; purchaseId: string }
  /** Pages of this stage are saved by hand only. */
  | { status: 'paused'; notice: null }
  | { status: 'failed'; notice: NoticeTexts | null };

/** What the popup shows about the tab beside it. */
export interface TabDescription {
  tabId: number;
  host: string;
  platformId: string | null;
  stage: Stage | null;
  /** Captures of this page's purchase, or of this tab where there is none. */
  captures: number;
  /** `watched`: captured by itself; `manual`: can be saved by hand; `closed`: a page no extension may read. */
  access: 'watched' | 'manual' | 'closed' | 'off';
  /** Pictures are screenshots only where this is true (optional `<all_urls>`). */
  screenshots: boolean;
}

/**
 * Why nothing is recorded. `busy`: a tab is being recorded already; `refused`: no permission, or a page that may not be recorded;
 * `unreadable`: a page that extensions cannot read; `unsaved`: the page itself could not be saved.
 */
export type RecordingStart =
  | { status: 'started'; captureId: string }
  | { status: 'failed'; failure: 'busy' | 'refused' | 'unreadable' | 'unsaved' | 'disk-full' };

/** `refused`: what was sent is no claim; what was stored before stays. */
export type SavedClaim = { status: 'saved' } | { status: 'refused' | 'disk-full' };

export interface ExportProgress {
  done: number;
  total: number;
  step: 'reading' | 'report' | 'hashing' | 'stamping' | 'zipping' | 'saving';
}

export type ExportFailure =
  | 'cancelled'
  | 'disk-full'
  | 'missing-file'
  | 'nothing-selected'
  /** What is to be masked still stands in a file; the detail names it. */
  | 'masked-value'
  /** A capture of version 0.1.0 is to be masked; the detail names it. */
  | 'no-nonce'
  | 'unreadable-picture'
  | 'unexpected';

export type ExportOutcome =
  | {
      status: 'saved';
      fileName: string;
      downloadId: number;
      bytes: number;
      files: number;
      keyFingerprint: string;
      /** Of the packet itself. */
      stamps: StampCounts;
    }
  | { status: 'failed'; failure: ExportFailure; detail: string };

/** What a person wrote as the root of an authority: the certificates in it, or that it is neither these nor fingerprints. */
export type ReadRoots =
  | {
      status: 'read';
      certificates: { name: string; sha256: string; notAfter: number }[];
      fingerprints: string[];
    }
  | { status: 'malformed' };

/** Messages to the background, from pages and from the extension's own pages: request → answer. */
export interface BackgroundMessages {
  takeCapture: { request: CaptureRequest; answer: CaptureOutcome };
  /** From the gate: this page can be a payment page. */
  startWatcher: { request: Record<string, never>; answer: void };
  undoCapture: { request: { captureId: string }; answer: void };
  showPurchase: { request: { purchaseId: string }; answer: void };
  describeTab: { request: { tabId: number }; answer: TabDescription };
  /** By hand; `stage` is what the person says that the page is, null where that is left to the recogniser. */
  captureTab: { request: { tabId: number; stage: Stage | null; isWhole?: boolean }; answer: CaptureOutcome };
  exportPacket: {
    request: { purchaseIds: string[]; claimId?: string; redaction?: Redaction };
    answer: ExportOutcome;
  };
  cancelExport: { request: Record<string, never>; answer: void };
  /**
   * Saves the page, and records its tab from then on. `streamId` comes from the popup, which is new since the permission was
   * given; null where the background has to ask for it itself.
   */
  startRecording: { request: { tabId: number; streamId: string | null }; answer: RecordingStart };
  /** From the hidden document, each second; answers with the address that the tab shows, null where it may not be read. */
  followRecording: { request: RunningRecording; answer: { url: string | null } };
  /** From the hidden document: it has ended. */
  sealRecording: { request: { captureId: string }; answer: void };
  showDownload: { request: { downloadId: number }; answer: void };
  /** The claim that these purchases have already is answered where it is not over: no purchase is claimed twice at once. */
  startClaim: {
    request: { purchaseIds: string[]; reason: ReasonId | null };
    answer: { claimId: string; isNew: boolean };
  };
  /** Keeps a claim as it stands, half-written or not. */
  saveClaim: { request: { claim: Claim }; answer: SavedClaim };
  deleteClaim: { request: { claimId: string }; answer: void };
  /** Puts purchases together or takes one apart; the answer has what undoes it. */
  regroupCaptures: { request: Regrouping; answer: RegroupOutcome };
  /** Records the page of this capture again, now and then as often; answers when it was recorded, or could not be. */
  followPage: { request: { captureId: string; everyHours: FollowHours; mayOpen: boolean }; answer: void };
  unfollowPage: { request: { captureId: string }; answer: void };
  deletePurchases: { request: { purchaseIds: string[] }; answer: void };
  /** Checks the whole ledger of this device anew. */
  checkLedger: { request: Record<string, never>; answer: LedgerCheck };
  /** Answers with the new key's fingerprint. */
  replaceKey: { request: Record<string, never>; answer: string };
  /** From the builder: has the authorities asked that are switched on; answers when they have answered. */
  stampPacket: { request: { tagmanifestSha256: string }; answer: void };
  /** Sends again what waits or failed. */
  retryStamps: { request: Record<string, never>; answer: void };
  /** Fetches a list of definitions that the person follows, before its time. */
  fetchList: { request: { url: string }; answer: void };
  readRoots: { request: { text: string }; answer: ReadRoots };
  /** Deletes purchases once they are so old, now and from here on. Answers with how many went now. */
  keepFor: { request: { months: RetentionMonths }; answer: number };
  deleteEverything: { request: Record<string, never>; answer: void };
}

/** Messages to a watched page. */
export interface PageMessages {
  /** What the page is, without touching it. */
  peekPage: { request: Record<string, never>; answer: Reading };
  /** Hides our notice, waits for a paint and reads the page again: before a capture that the person asked for. */
  readPage: { request: Record<string, never>; answer: { reading: Reading; sighting: Sighting } };
  /** The page as it stands now, to compare with the sighting before the picture. */
  sightPage: { request: Record<string, never>; answer: Sighting };
  /** After a capture that the person asked for elsewhere (popup, shortcut). */
  showNotice: { request: { texts: NoticeTexts; captureId: string; purchaseId: string }; answer: void };
}

/** Messages to the hidden document that builds packets and, in Chromium, records tabs (its offscreen document, Firefox's background page). */
export interface BuilderMessages {
  /** Settings and the extension's version come along: an offscreen document has neither `storage` nor `getManifest`. */
  buildPacket: { request: PacketOrder; answer: BuiltPacket };
  cancelBuild: { request: Record<string, never>; answer: void };
  /** `capture`: its record as it was written ahead. */
  beginRecording: { request: { streamId: string; capture: Capture }; answer: void };
  /** Answers once it is sealed; the document may be closed by then. */
  stopRecording: { request: Record<string, never>; answer: void };
  runningRecording: { request: Record<string, never>; answer: RunningRecording | null };
}

export interface PacketOrder {
  purchaseIds: string[];
  /** The claim that the packet is for. */
  claimId?: string | undefined;
  /** What is masked; absent where everything is shown. */
  redaction?: Redaction | undefined;
  customPlatforms: unknown[];
  extension: { version: string; build: string };
}

export type BuiltPacket =
  | {
      status: 'built';
      url: string;
      fileName: string;
      bytes: number;
      files: number;
      tagmanifestSha256: string;
      keyFingerprint: string;
      stamps: StampCounts;
    }
  | { status: 'failed'; failure: ExportFailure; detail: string };
