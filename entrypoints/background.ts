import { defineBackground } from 'wxt/utils/define-background';
import { onWake } from '../lib/browser/alarms';
import { extensionInfo } from '../lib/browser/build-info';
import { onRecordByHand, onSaveByHand } from '../lib/browser/by-hand';
import { capturedTabByTrace, injectIntoOpenTabs } from '../lib/browser/captured-tab';
import { onInstalled, onStart } from '../lib/browser/lifecycle';
import { FROM_BROWSER, listenAsBackground } from '../lib/browser/messages';
import { onNotificationOpened } from '../lib/browser/notifications';
import { observePermissions } from '../lib/browser/permissions';
import { changeSettings, observeSettings, readSettings } from '../lib/browser/settings';
import {
  hasSync,
  observeSynced,
  readSyncState,
  readSynced,
  writeSyncState,
  writeSynced,
} from '../lib/browser/settings-sync';
import { openClaim, openPopup, openWelcome } from '../lib/browser/tabs';
import { answerBackground } from '../lib/flow/answer-background';
import { captureTools } from '../lib/flow/capture-tools';
import { customMatches } from '../lib/flow/choose-platforms';
import { checkLedger } from '../lib/flow/check-ledger';
import { ensureSigningKey } from '../lib/flow/ensure-signing-key';
import { recordingTools } from '../lib/flow/recording-tools';
import { registerScripts } from '../lib/flow/register-scripts';
import { createListFollower } from '../lib/flow/follow-lists';
import { createPageFollower } from '../lib/flow/follow-pages';
import { followTools } from '../lib/flow/follow-tools';
import { LIST_TOOLS } from '../lib/flow/list-tools';
import { noteUpdate } from '../lib/flow/note-update';
import { remindOfDeadlines } from '../lib/flow/remind';
import { reminderTools } from '../lib/flow/reminder-tools';
import { resumeCaptures } from '../lib/flow/resume-captures';
import { retirePurchases } from '../lib/flow/retire-purchases';
import { showMenuTexts } from '../lib/flow/show-menu';
import { stampTools } from '../lib/flow/stamp-tools';
import { createSettingsSync } from '../lib/flow/sync-settings';
import { createStamper } from '../lib/flow/time-stamps';
import { platformMatches } from '../lib/platforms';
import { openStore } from '../lib/store/store';

export default defineBackground(() => {
  const store = openStore();
  const tools = captureTools(store);
  const stamper = createStamper(stampTools(store));
  const resumeStamps = () => void stamper.resume().catch((error) => console.error('time stamps', error));
  const lists = createListFollower(LIST_TOOLS);
  const fetchLists = () => void lists.fetchDue().catch((error) => console.error('definition lists', error));
  const remind = () =>
    void remindOfDeadlines(reminderTools(store)).catch((error) => console.error('reminders', error));
  const openClaimOf = (claimId: string) => void openClaim(claimId);
  const pages = createPageFollower(followTools(tools));
  const followPages = () => void pages.captureDue().catch((error) => console.error('followed pages', error));
  const recording = recordingTools(tools);
  const answers = answerBackground(tools, stamper, lists, pages, recording);
  listenAsBackground(answers);
  // Where a page cannot be read, the popup says so.
  onSaveByHand(
    (tabId, stage, isWhole) =>
      void answers.captureTab({ tabId, stage, isWhole }, FROM_BROWSER).catch(openPopup),
  );
  // Where it may not record, the popup asks and says why.
  onRecordByHand(async (tabId) => {
    if ((await recording.running()) !== null) return recording.stop();
    const outcome = await answers.startRecording({ tabId, streamId: null }, FROM_BROWSER);
    if (outcome.status === 'failed') await openPopup();
  });

  const syncSettings = createSettingsSync({
    readSettings,
    changeSettings,
    readSynced,
    writeSynced,
    readState: readSyncState,
    writeState: writeSyncState,
    now: Date.now,
  });
  const resumeSync = () => void syncSettings().catch((error) => console.error('sync', error));

  onStart(async () => {
    if (hasSync()) resumeSync();
    const isReady = noteUpdate(extensionInfo(), store).then(() => ensureSigningKey(store));
    const recordedId = async () => (await recording.running())?.captureId ?? null;
    await resumeCaptures({ ...tools, openTab: capturedTabByTrace, recordedId }, isReady);
    resumeStamps();
    fetchLists();
    remind();
    followPages();
    await retirePurchases((await readSettings()).retentionMonths, store);
    await checkLedger(store);
  });
  onInstalled(async (isFirst) => {
    if (isFirst) await openWelcome();
    // An update loses what was registered.
    await registerScripts();
    await showMenuTexts();
    await injectIntoOpenTabs([...platformMatches(), ...customMatches(await readSettings())]);
  });

  observeSettings(() => {
    void registerScripts();
    void showMenuTexts();
    resumeStamps();
    if (hasSync()) resumeSync();
    fetchLists();
    remind();
  });
  observeSynced(resumeSync);
  observePermissions(() => {
    void registerScripts();
    resumeStamps();
    onNotificationOpened(openClaimOf);
    remind();
  });
  onWake({
    'time-stamps': resumeStamps,
    'definition-lists': fetchLists,
    deadlines: remind,
    'followed-pages': followPages,
  });
  onNotificationOpened(openClaimOf);
  globalThis.addEventListener('online', resumeStamps);
});
