import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pickOnPage } from '../components/picker/pick-on-page';
import { pointable, proposalsFor } from '../lib/flow/point-on-page';
import { tryDefinition } from '../lib/flow/try-definition';
import { elementAt } from '../lib/teach/shown-elements';
import type { TeachingWorld } from '../lib/model/teaching';

/** Injected on demand, never part of the watcher. */
export default defineUnlistedScript(() => {
  const world = globalThis as typeof globalThis & TeachingWorld;
  world.rechargeEvidenceTeaching ??= {
    pick: (request) =>
      pickOnPage(window, request, {
        pointable: () => pointable(document),
        elementAt,
        proposalsFor: (element) => proposalsFor(element, request, window),
      }),
    tryDefinition: (definition) => tryDefinition(window, definition),
  };
});
