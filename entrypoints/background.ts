import { defineBackground } from 'wxt/utils/define-background';
import { onWakeForStamps } from '../lib/browser/alarms';
import { extensionInfo } from '../lib/browser/build-info';
import { capturedTabByTrace, injectIntoOpenTabs } from '../lib/browser/captured-tab';
import { onInstalled, onStart } from '../lib/browser/lifecycle';
import { listenAsBackground } from '../lib/browser/messages';
import { observePermissions } from '../lib/browser/permissions';
import { observeSettings } from '../lib/browser/settings';
import { answerBackground } from '../lib/flow/answer-background';
import { captureTools } from '../lib/flow/capture-tools';
import { checkLedger } from '../lib/flow/check-ledger';
import { ensureSigningKey } from '../lib/flow/ensure-signing-key';
import { registerScripts } from '../lib/flow/register-scripts';
import { noteUpdate } from '../lib/flow/note-update';
import { resumeCaptures } from '../lib/flow/resume-captures';
import { stampTools } from '../lib/flow/stamp-tools';
import { createStamper } from '../lib/flow/time-stamps';
import { platformMatches } from '../lib/platforms';
import { openStore } from '../lib/store/store';

export default defineBackground(() => {
  const store = openStore();
  const tools = captureTools(store);
  const stamper = createStamper(stampTools(store));
  const resumeStamps = () => void stamper.resume().catch((error) => console.error('time stamps', error));
  listenAsBackground(answerBackground(tools, stamper));

  onStart(async () => {
    const isReady = noteUpdate(extensionInfo(), store).then(() => ensureSigningKey(store));
    await resumeCaptures({ ...tools, openTab: capturedTabByTrace }, isReady);
    resumeStamps();
    await checkLedger(store);
  });
  onInstalled(async () => {
    // An update loses what was registered.
    await registerScripts();
    await injectIntoOpenTabs(platformMatches());
  });

  observeSettings(() => {
    void registerScripts();
    resumeStamps();
  });
  observePermissions(() => {
    void registerScripts();
    resumeStamps();
  });
  onWakeForStamps(resumeStamps);
  globalThis.addEventListener('online', resumeStamps);
});
