import { defineBackground } from 'wxt/utils/define-background';
import { injectIntoOpenTabs } from '../lib/browser/captured-tab';
import { onInstalled, onStart } from '../lib/browser/lifecycle';
import { listenAsBackground } from '../lib/browser/messages';
import { observePermissions } from '../lib/browser/permissions';
import { registerWatcher } from '../lib/browser/scripts';
import { observeSettings, readSettings } from '../lib/browser/settings';
import { answerBackground } from '../lib/flow/answer-background';
import { customMatches } from '../lib/flow/choose-platforms';
import { ensureSigningKey } from '../lib/flow/ensure-signing-key';
import { resumeCaptures } from '../lib/flow/resume-captures';
import { platformMatches } from '../lib/platforms';
import { openStore } from '../lib/store/store';

export default defineBackground(() => {
  const store = openStore();
  const underway = new Set<string>();
  listenAsBackground(answerBackground(store, underway));

  onStart(async () => {
    await ensureSigningKey(store);
    await resumeCaptures(store, underway);
  });
  onInstalled(() => injectIntoOpenTabs(platformMatches()));

  observeSettings(() => void watchCustomPlatforms());
  observePermissions(() => void watchCustomPlatforms());
});

async function watchCustomPlatforms(): Promise<void> {
  await registerWatcher(customMatches(await readSettings()));
}
