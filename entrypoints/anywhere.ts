import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideAnywhere } from '../lib/flow/shared-anywhere';
import { ANYWHERE } from '../lib/recognize/anywhere';

/** Runs before the watcher on sites that nobody configured. */
export default defineUnlistedScript(() => provideAnywhere(ANYWHERE));
