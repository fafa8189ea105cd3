import { useEffect, useState } from 'preact/hooks';
import { renderPage } from '../../lib/browser/scripts';
import { pickOnTab, tryOnTab } from '../../lib/browser/teaching';
import type { FieldName } from '../../lib/model/field';
import { valueAt } from '../../lib/model/json-path';
import { matchesPattern } from '../../lib/model/match-pattern';
import type { PlatformDefinition } from '../../lib/model/platform';
import type { Trial } from '../../lib/model/teaching';
import type { OpenTab } from '../../lib/browser/open-tabs';
import { useApp } from '../app/app-context';
import type { Editing } from './editing';
import { useOpenTabs } from './use-open-tabs';
import { usePlatformText } from './use-platform-text';

export interface Teaching {
  tabs: OpenTab[];
  tab: OpenTab | undefined;
  choose(tabId: number): void;
  /** Null while there is no page to point at. */
  pick: ((field: FieldName) => void) | null;
  tryIt(): void;
  trial: Trial | null;
  /** Of the window, redrawn from the page; an object URL. Null until there is one. */
  picture: string | null;
  /** What went wrong, in the person's words; empty. */
  failure: string;
  isBusy: boolean;
}

/** Teaching on an open page: which one, pointing at values, and reading it with what stands in the editor. */
export function useTeaching(editing: Editing): Teaching {
  const text = usePlatformText();
  const { word } = useApp();
  const tabs = useOpenTabs();
  const [chosen, setChosen] = useState<number | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [picture, setPicture] = useState<string | null>(null);
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(picture ?? ''), [picture]);
  const definition = definitionOf(editing);
  const isMatch = ({ url }: OpenTab) =>
    definition.matches.some((pattern) => matchesPattern(pattern, new URL(url)));
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs.find(isMatch) ?? tabs[0];

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure('');
    await work().catch((error: unknown) => setFailure(text('try.failed', { reason: String(error) })));
    setBusy(false);
  };
  const pick = async (tabId: number, field: FieldName) => {
    const texts = {
      title: text('pick.title', { field: word(`field.${field}`) }),
      hint: text('pick.hint'),
      nothing: text('pick.nothing'),
      locked: text('pick.locked'),
      label: text('pick.label'),
      url: text('pick.url'),
      selector: text('pick.selector'),
      attribute: text('pick.attribute'),
      data: text('pick.data'),
      fragile: text('pick.fragile'),
      matches: text('pick.matches'),
      cancel: text('pick.cancel'),
    };
    const picked = await pickOnTab(tabId, { field, definition, texts });
    if (picked === null) return;
    const held = editing.value(`fields.${field}`);
    const others = (Array.isArray(held) ? held : []).filter(
      (source) =>
        !['label', 'selector', 'parameter', 'path'].every((key) => (valueAt(source, key) ?? '') === ''),
    );
    editing.set(`fields.${field}`, [picked.source, ...others]);
  };

  return {
    tabs,
    tab,
    choose: setChosen,
    pick: tab === undefined ? null : (field) => void run(() => pick(tab.id, field)),
    tryIt: () =>
      void run(async () => {
        if (tab === undefined) return;
        setPicture(null);
        setTrial(await tryOnTab(tab.id, definition));
        // The boxes stand without it where the page cannot be redrawn.
        const redrawn = await renderPage(tab.id, null).catch(() => null);
        if (redrawn !== null) setPicture(URL.createObjectURL(redrawn));
      }),
    trial,
    picture,
    failure,
    isBusy,
  };
}

/** What stands in the editor, as far as a page can be read with it: a definition that is not finished yet is no hindrance. */
function definitionOf({ parsed, json }: Editing): PlatformDefinition {
  if (parsed.ok) return parsed.platform;
  const listAt = (path: string) => {
    const held = valueAt(json, path);
    return Array.isArray(held) ? (held as unknown[]) : [];
  };
  return {
    format: 1,
    id: 'unsaved',
    name: { 'zh-CN': 'unsaved', en: 'unsaved' },
    kind: valueAt(json, 'kind') === 'cashier' ? 'cashier' : 'platform',
    matches: listAt('matches').filter((each) => typeof each === 'string'),
    stages: [],
    sources: [],
  };
}
