import { showCount } from '../browser/badge';
import { closeBuilder, openBuilder } from '../browser/builder';
import { capturedTab, capturedTabById, peekTab } from '../browser/captured-tab';
import { saveFile, showDownload } from '../browser/downloads';
import { askBuilder, type Handlers } from '../browser/messages';
import { hasScreenshotPermission } from '../browser/permissions';
import { injectWatcher } from '../browser/scripts';
import { changeSettings, observeSettings, readSettings } from '../browser/settings';
import { openLibrary } from '../browser/tabs';
import type { BackgroundMessages, CaptureOutcome } from '../model/message';
import { PRACTICE_DATABASE } from '../model/practice';
import { DEFAULT_SETTINGS } from '../model/settings';
import type { Stage } from '../model/stage';
import { PLATFORMS } from '../platforms';
import { openStore } from '../store/store';
import { captureTab } from './capture-tab';
import { checkWholeLedger } from './check-ledger';
import { deleteCapture, deletePurchases } from './delete-captures';
import { describeRoots } from './describe-roots';
import { describeTab } from './describe-tab';
import { ensureSigningKey } from './ensure-signing-key';
import { exportPacket } from './export-packet';
import { fetchTerms } from './fetch-terms';
import type { ListFollower } from './follow-lists';
import type { PageFollower } from './follow-pages';
import { followRecording, sealRecording, startRecording, type RecordingTools } from './record-tab';
import { noteEdition } from './note-edition';
import { noteUpdate } from './note-update';
import { regroupCaptures } from './regroup-captures';
import { releaseAttachments } from './release-attachments';
import { replaceSigningKey } from './replace-signing-key';
import { retirePurchases } from './retire-purchases';
import { createTurns } from './run-in-turn';
import { saveClaim } from './save-claim';
import { startClaim } from './start-claim';
import { takeCapture, type CaptureTools } from './take-capture';
import { termsTools } from './terms-tools';
import type { Stamper } from './time-stamps';

/** Pages of one payment often follow each other at once; one stamp is enough for them. In ms. */
const STAMP_DELAY = 2000;
/** The hidden document has answered whoever stopped a recording by then. In ms. */
const CLOSE_DELAY = 1000;

/** What the background answers, message by message: the flows, with the real browser and store. */
export function answerBackground(
  tools: CaptureTools,
  stamper: Stamper,
  lists: ListFollower,
  pages: PageFollower,
  recording: RecordingTools,
): Handlers<BackgroundMessages> {
  const { store } = tools;
  const terms = termsTools(tools);
  // Read ahead: a capture does not wait for it.
  let paused = pausedStages();
  observeSettings((settings) => {
    paused = Promise.resolve(settings.pausedStages);
  });
  const exportsInTurn = createTurns();
  /** Of every export that was asked for and has no outcome yet: the builder knows of one only once it builds. */
  const exports = new Set<AbortController>();
  const claimsInTurn = createTurns();
  const recordingsInTurn = createTurns();
  /** What it has in memory goes with it; not while it records. */
  const closeIdleBuilder = async () => {
    if ((await recording.running()) === null) await closeBuilder();
  };

  const count = (tabId: number, outcome: CaptureOutcome): CaptureOutcome => {
    // A duplicate counts too: the browser clears a tab's badge when its page is loaded again.
    if (outcome.status === 'captured' || outcome.status === 'duplicate') {
      void store.capturesOf([outcome.purchaseId]).then((captures) => showCount(tabId, captures.length));
    }
    if (outcome.status === 'captured') {
      setTimeout(() => void stamper.stampLedger(), STAMP_DELAY);
      // The page has its answer by then; what is fetched has a record of its own.
      fetchTerms(outcome.captureId, terms).catch((error) => console.error('agreements', error));
    }
    return outcome;
  };

  return {
    async takeCapture(request, { tab, frameId, documentId }) {
      if (tab === null || frameId !== 0) throw new Error('only a tab can ask for a capture of itself');
      const { stage } = request.reading;
      if (stage !== null && (await paused).includes(stage)) return { status: 'paused', notice: null };
      const trace = { tabId: tab.id, openerTabId: tab.openerTabId };
      const captured = capturedTab({ trace, wasActive: tab.active, documentId });
      return count(tab.id, await takeCapture(request, captured, tools));
    },
    async startWatcher(_request, { tab, frameId }) {
      if (tab !== null && frameId === 0 && (await readSettings()).anySite) await injectWatcher(tab.id);
    },
    captureTab: async ({ tabId, stage, isWhole = false }) =>
      count(tabId, await captureTab(await capturedTabById(tabId), { stage, isWhole }, tools)),
    undoCapture: ({ captureId }) => deleteCapture(captureId, store),
    showPurchase: ({ purchaseId }) => openLibrary(purchaseId),
    async describeTab({ tabId }) {
      const tab = { ...(await peekTab(tabId)), screenshots: await hasScreenshotPermission() };
      return describeTab(tab, { store, settings: await readSettings(), platforms: PLATFORMS });
    },
    async exportPacket({ purchaseIds, claimId, redaction }) {
      const exporting = new AbortController();
      exports.add(exporting);
      const exported = exportsInTurn(async () => {
        await openBuilder();
        const { customPlatforms } = await readSettings();
        const build = (ids: string[]) =>
          askBuilder('buildPacket', {
            purchaseIds: ids,
            claimId,
            redaction,
            customPlatforms,
            extension: tools.extension,
          });
        try {
          const { signal } = exporting;
          const outcome = await exportPacket(purchaseIds, { store, build, save: saveFile, signal });
          if (outcome.status === 'saved' && claimId !== undefined)
            await claimsInTurn(() => noteEdition(claimId, store, redaction));
          return outcome;
        } finally {
          // Its object URL goes with it.
          await closeIdleBuilder();
        }
      });
      return exported.finally(() => exports.delete(exporting));
    },
    async cancelExport() {
      for (const exporting of exports) exporting.abort();
      await askBuilder('cancelBuild', {}).catch(() => undefined);
    },
    startRecording: ({ tabId, streamId }) =>
      recordingsInTurn(async () => startRecording(await capturedTabById(tabId), streamId, recording)),
    followRecording: (running) => followRecording(running, recording),
    async sealRecording({ captureId }) {
      const sealed = await sealRecording(captureId, recording);
      if (sealed !== null) {
        const { purchaseId, trace } = sealed;
        count(trace.tabId, { status: 'captured', captureId, purchaseId, notice: null });
      }
      setTimeout(() => void exportsInTurn(closeIdleBuilder), CLOSE_DELAY);
    },
    showDownload: ({ downloadId }) => showDownload(downloadId),
    startClaim: ({ purchaseIds, reason }) => claimsInTurn(() => startClaim(purchaseIds, reason, store)),
    saveClaim: ({ claim }) => claimsInTurn(() => saveClaim(claim, store)),
    deleteClaim: ({ claimId }) =>
      claimsInTurn(async () => {
        await store.removeClaim(claimId);
        await releaseAttachments([claimId], store);
      }),
    // No capture finds its place, and no claim is written, meanwhile.
    regroupCaptures: (change) => tools.inTurn(() => claimsInTurn(() => regroupCaptures(change, store))),
    followPage: ({ captureId, everyHours, mayOpen }) => pages.follow(captureId, everyHours, mayOpen),
    unfollowPage: ({ captureId }) => pages.unfollow(captureId),
    deletePurchases: ({ purchaseIds }) => deletePurchases(purchaseIds, store),
    checkLedger: () => checkWholeLedger(store),
    replaceKey: async () => (await replaceSigningKey(store)).fingerprint,
    stampPacket: ({ tagmanifestSha256 }) => stamper.stampPacket(tagmanifestSha256),
    retryStamps: () => stamper.retryAll(),
    fetchList: ({ url }) => lists.fetchNow(url),
    readRoots: ({ text }) => describeRoots(text),
    async keepFor({ months }) {
      await changeSettings({ retentionMonths: months });
      return retirePurchases(months, store);
    },
    async deleteEverything() {
      await store.deleteEverything();
      await deletePractice();
      await noteUpdate(tools.extension, store);
      await ensureSigningKey(store);
    },
  };
}

async function deletePractice(): Promise<void> {
  const practice = openStore(PRACTICE_DATABASE);
  await practice.deleteEverything();
  practice.close();
}

/** Settings that cannot be read stop no capture. */
async function pausedStages(): Promise<readonly Stage[]> {
  return (await readSettings().catch(() => DEFAULT_SETTINGS)).pausedStages;
}
