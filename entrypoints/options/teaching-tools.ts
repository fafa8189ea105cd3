import type { TeachingTools } from '../../components/platforms/teaching-tools';
import { makeContribution } from '../../lib/flow/make-contribution';
import { trySavedPage, tryShownPage } from '../../lib/flow/try-definition';
import { zipContribution } from '../../lib/flow/zip-contribution';

/** A file of its own: the recogniser comes with it, and most visits to the options need none. */
export const tools: TeachingTools = { trySavedPage, tryShownPage, makeContribution, zip: zipContribution };
