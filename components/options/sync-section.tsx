import { useEffect, useState } from 'preact/hooks';
import { changeSettings } from '../../lib/browser/settings';
import { hasSync, observeSyncState, readSyncState } from '../../lib/browser/settings-sync';
import { DEFINITION_PIECE, type SyncState } from '../../lib/model/synced-settings';
import type { OptionsKey } from '../../lib/text/options';
import { useApp } from '../app/app-context';
import { formatFull } from '../format/format-time';
import { Row, SwitchRow } from '../parts/row';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

/** Settings that travel with the browser's own sync: what does, what never does, and what could not. */
export function SyncSection() {
  const text = useOptionsText();
  const { settings, language } = useApp();
  const [state, setState] = useState<SyncState | null>(null);
  useEffect(() => {
    const look = () => void readSyncState().then(setState);
    look();
    return observeSyncState(look);
  }, []);
  if (!hasSync())
    return (
      <Section id="sync">
        <Row title={text('sync.title')} hint={text('sync.unsupported')} />
      </Section>
    );
  const hint = (
    <>
      <span class="told">{text('sync.hint')}</span>
      {state === null || !settings.sync ? null : (
        <span class="told">
          {state.at === null ? text('sync.never') : text('sync.ok', { time: formatFull(state.at, language) })}
        </span>
      )}
    </>
  );
  return (
    <Section id="sync">
      <SwitchRow
        title={text('sync.title')}
        hint={hint}
        isOn={settings.sync}
        onChange={(sync) => void changeSettings({ sync })}
        testId="sync"
      />
      <output class="sync-problems">
        {(settings.sync ? (state?.problems ?? []) : []).map(({ name, problem }) => (
          <span key={name} class="told">
            {text(`sync.problem.${problem}`, { what: pieceName(name) })}
          </span>
        ))}
      </output>
    </Section>
  );

  function pieceName(name: string): string {
    if (name.startsWith(DEFINITION_PIECE))
      return text('sync.piece.platform', { id: name.slice(DEFINITION_PIECE.length) });
    return text(`sync.piece.${name}` as OptionsKey);
  }
}
