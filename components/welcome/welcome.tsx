import { useEffect, useRef, useState } from 'preact/hooks';
import { openOptions } from '../../lib/browser/tabs';
import { useApp } from '../app/app-context';
import { Icon, Mark } from '../icons';
import { PermissionsScreen } from './permissions-screen';
import { PracticeScreen } from './practice-screen';
import { useWelcomeText } from './use-welcome-text';
import { WhatScreen } from './what-screen';
import '../style/base.css';
import '../style/controls.css';
import '../style/mark.css';
import './welcome.css';

const SCREENS = [
  ['what', WhatScreen],
  ['permissions', PermissionsScreen],
  ['practice', PracticeScreen],
] as const;

const screenOfAddress = () =>
  Math.max(
    0,
    SCREENS.findIndex(([id]) => window.location.hash === `#${id}`),
  );

/** The first run: what it does, where it works, and one go at it. Each screen has an address, so "back" works. */
export function Welcome() {
  const text = useWelcomeText();
  const { text: uiText } = useApp();
  const [at, setAt] = useState(screenOfAddress);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    const move = () => setAt(screenOfAddress());
    window.addEventListener('hashchange', move);
    return () => window.removeEventListener('hashchange', move);
  }, []);
  useEffect(() => {
    // A new screen is read from its heading; the first one from the top of the page.
    if (!isFirst.current) main.current?.querySelector('h1')?.focus();
    isFirst.current = false;
  }, [at]);
  const [, View] = SCREENS[at] ?? SCREENS[0];
  const [before, after] = [SCREENS[at - 1], SCREENS[at + 1]];
  return (
    <div class="welcome">
      <header class="welcome-head">
        <p class="welcome-brand">
          <Mark />
          <b>{uiText('name')}</b>
        </p>
        <nav aria-label={text('steps')}>
          <ol class="welcome-steps">
            {SCREENS.map(([id], index) => (
              <li key={id} data-past={index < at || undefined}>
                <a href={`#${id}`} aria-current={index === at ? 'step' : undefined}>
                  <span class="welcome-number" aria-hidden="true">
                    {index < at ? <Icon name="check" small /> : index + 1}
                  </span>
                  <span>{text(`step.${id}`)}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main ref={main} class="welcome-main">
        <View />
        <div class="welcome-moves">
          {before === undefined ? null : (
            <a class="button tall" href={`#${before[0]}`} data-testid="welcome-back">
              {text('back')}
            </a>
          )}
          {after === undefined ? (
            <button type="button" class="button tall" onClick={() => void openOptions()}>
              {text('toOptions')}
            </button>
          ) : (
            <a class="button primary tall" href={`#${after[0]}`} data-testid="welcome-next">
              {text('next')}
            </a>
          )}
        </div>
      </main>
    </div>
  );
}
