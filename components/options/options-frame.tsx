import type { ComponentChildren } from 'preact';
import type { Translate } from '../../lib/text/translate';
import type { UiKey } from '../../lib/text/ui';
import { usePlatformRoute } from '../platforms/routes';
import { OptionsNav } from './options-nav';
import { useCurrentSection } from './use-current-section';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './options.css';
import './settings-rows.css';

export interface OptionsFrameProps {
  text: Translate<UiKey>;
  /** Absent while they are loaded. */
  children?: ComponentChildren;
}

/** What stands around the options: drawn first, and kept while the sections come. */
export function OptionsFrame({ text, children }: OptionsFrameProps) {
  const route = usePlatformRoute();
  const current = useCurrentSection();
  return (
    <div class="options">
      <OptionsNav text={text} current={route === null ? current : 'platforms'} />
      <main class="options-main" aria-busy={children === undefined}>
        {/* A platform's page has a heading of its own. */}
        {route === null ? <h1>{text('options')}</h1> : null}
        {children}
      </main>
    </div>
  );
}
