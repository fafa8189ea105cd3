import { valueAt, withValueAt } from '../../lib/model/json-path';
import { inOrder, writePlatform } from '../../lib/model/write-platform';
import type { Settings } from '../../lib/model/settings';
import { PLATFORM_TEXTS } from '../../lib/platforms/texts';

/** What a new definition starts from: everything that has to be there. */
function freshText(): string {
  return writePlatform({
    format: 1,
    id: '',
    name: { 'zh-CN': '', en: '' },
    kind: 'platform',
    matches: ['https:///*'],
    stages: [],
    fields: {},
    currency: 'CNY',
    sources: [{ note: 'own account', seen: new Date().toISOString().slice(0, 10), confidence: 'medium' }],
  });
}

/** The text that the editor opens with: the person's own, the built-in one as the repository stores it, a copy, or a fresh one. */
export function startText(id: string, copyOf: string | null, settings: Settings): string {
  if (copyOf !== null) {
    const original: unknown = JSON.parse(storedText(copyOf, settings) ?? freshText());
    return writePlatform(withValueAt(original, 'id', `${copyOf}-copy`));
  }
  return storedText(id, settings) ?? freshText();
}

function storedText(id: string, { customPlatforms }: Settings): string | null {
  const own = customPlatforms.find((written) => valueAt(written, 'id') === id);
  return own === undefined ? (PLATFORM_TEXTS[id] ?? null) : writePlatform(inOrder(own));
}
