import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideAnywhere } from '../lib/flow/shared-anywhere';
import { ANYWHERE_WITH_FAMILIES } from '../lib/flow/anywhere-with-families';

/** Runs before the watcher on sites that nobody configured. */
export default defineUnlistedScript(() => provideAnywhere(ANYWHERE_WITH_FAMILIES));
