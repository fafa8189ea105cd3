import type { RecognizeOptions } from '../recognize/recognize';

type Anywhere = RecognizeOptions['anywhere'];

const shared = globalThis as typeof globalThis & { rechargeEvidenceAnywhere?: Anywhere };

/** Hands further languages and sources to the watcher: both scripts run in the extension's own world of the page. */
export function provideAnywhere(anywhere: Anywhere): void {
  shared.rechargeEvidenceAnywhere = anywhere;
}

/** What `provideAnywhere` left; nothing on the built-in platforms. */
export function sharedAnywhere(): Anywhere {
  return shared.rechargeEvidenceAnywhere;
}
