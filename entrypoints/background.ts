import { defineBackground } from 'wxt/utils/define-background';
import { showCount } from '../lib/browser/badge';
import { extensionInfo } from '../lib/browser/build-info';
import { askBuilder, listenAsBackground } from '../lib/browser/messages';
import { openBuilder } from '../lib/browser/builder';
import { capturedTab, capturedTabById, injectIntoOpenTabs, peekTab } from '../lib/browser/captured-tab';
import { saveFile, showDownload } from '../lib/browser/downloads';
import { onFirstRun, onStart } from '../lib/browser/lifecycle';
import { hasScreenshotPermission, observePermissions } from '../lib/browser/permissions';
import { ScreenshotRefusedError } from '../lib/browser/screenshots';
import { registerWatcher } from '../lib/browser/scripts';
import { observeSettings, readSettings } from '../lib/browser/settings';
import { openLibrary } from '../lib/browser/tabs';
import { captureTab } from '../lib/flow/capture-tab';
import { customMatches } from '../lib/flow/choose-platforms';
import { deleteCapture, deletePurchases } from '../lib/flow/delete-captures';
import { describeTab } from '../lib/flow/describe-tab';
import { ensureSigningKey } from '../lib/flow/ensure-signing-key';
import { exportPacket } from '../lib/flow/export-packet';
import { newId } from '../lib/flow/new-id';
import { createTurns } from '../lib/flow/run-in-turn';
import { resumeCaptures, takeCapture, type CaptureTools } from '../lib/flow/take-capture';
import type { CaptureOutcome } from '../lib/model/message';
import { PLATFORMS, platformMatches } from '../lib/platforms';
import { openStore } from '../lib/store/store';
import { noticeText } from '../lib/text/notice';
import { chooseLanguage } from '../lib/text/translate';

export default defineBackground(() => {
  const store = openStore();
  const inTurn = createTurns();

  const captureTools = async (): Promise<CaptureTools> => {
    const settings = await readSettings();
    return {
      store,
      newId,
      inTurn,
      extension: extensionInfo(),
      browserName: navigator.userAgent,
      notice: settings.notice ? noticeText(chooseLanguage(settings.language, navigator.languages)) : null,
      isScreenshotRefused: (error) => error instanceof ScreenshotRefusedError,
    };
  };

  const count = async (tabId: number, outcome: CaptureOutcome): Promise<CaptureOutcome> => {
    if (outcome.status === 'captured') {
      void showCount(tabId, (await store.capturesOf([outcome.purchaseId])).length);
    }
    return outcome;
  };

  const watchCustomPlatforms = async () => registerWatcher(customMatches(await readSettings()));

  listenAsBackground({
    async takeCapture(request, { tab, frameId }) {
      if (tab === null || frameId !== 0) throw new Error('only a tab can ask for a capture of itself');
      const captured = capturedTab({ tabId: tab.id, openerTabId: tab.openerTabId }, tab.windowId);
      return count(tab.id, await takeCapture(request, captured, await captureTools()));
    },
    captureTab: async ({ tabId }) =>
      count(tabId, await captureTab(await capturedTabById(tabId), await captureTools())),
    undoCapture: ({ captureId }) => deleteCapture(captureId, store),
    showPurchase: ({ purchaseId }) => openLibrary(purchaseId),
    async describeTab({ tabId }) {
      const tab = { ...(await peekTab(tabId)), screenshots: await hasScreenshotPermission() };
      return describeTab(tab, { store, settings: await readSettings(), platforms: PLATFORMS });
    },
    async exportPacket({ purchaseIds }) {
      await openBuilder();
      return exportPacket(purchaseIds, {
        store,
        build: (ids) => askBuilder('buildPacket', { purchaseIds: ids }),
        drop: (url) => askBuilder('dropPacket', { url }),
        save: saveFile,
      });
    },
    cancelExport: () => askBuilder('cancelBuild', {}),
    showDownload: ({ downloadId }) => showDownload(downloadId),
    deletePurchases: ({ purchaseIds }) => deletePurchases(purchaseIds, store),
    async deleteEverything() {
      await store.deleteEverything();
      await ensureSigningKey(store);
    },
  });

  onStart(async () => {
    await ensureSigningKey(store);
    await resumeCaptures({ store });
  });
  onFirstRun(() => injectIntoOpenTabs(platformMatches()));
  observeSettings(() => void watchCustomPlatforms());
  observePermissions(() => void watchCustomPlatforms());
});
