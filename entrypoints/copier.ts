import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerAsCopier } from '../lib/browser/copy-in-worker';

/** A worker of the builder: makes pictures' copies for reading, beside others of its kind. */
export default defineUnlistedScript(answerAsCopier);
