import { defineBackground } from 'wxt/utils/define-background';
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
import { platformMatches } from '../lib/platforms';
import { openStore } from '../lib/store/store';

export default defineBackground(() => {
  const store = openStore();
  const tools = captureTools(store);
  listenAsBackground(answerBackground(tools));

  onStart(async () => {
    const isReady = noteUpdate(extensionInfo(), store).then(() => ensureSigningKey(store));
    await resumeCaptures({ ...tools, openTab: capturedTabByTrace }, isReady);
    await checkLedger(store);
  });
  onInstalled(async () => {
    // An update loses what was registered.
    await registerScripts();
    await injectIntoOpenTabs(platformMatches());
  });

  observeSettings(() => void registerScripts());
  observePermissions(() => void registerScripts());
});
