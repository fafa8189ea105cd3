import { Icon } from '../icons';
import { useWelcomeText } from './use-welcome-text';

const HOW = [
  ['1', 'globe'],
  ['2', 'camera'],
  ['3', 'packet'],
] as const;
const STAYS = ['1', '2', '3'] as const;
const LEAVES = ['1', '2', '3', '4'] as const;

/** What it does, and what never leaves the device. */
export function WhatScreen() {
  const text = useWelcomeText();
  return (
    <>
      <h1 tabIndex={-1}>{text('what.title')}</h1>
      <p class="welcome-lead">{text('what.lead')}</p>
      <ol class="welcome-how" aria-label={text('what.how')}>
        {HOW.map(([step, icon]) => (
          <li key={step}>
            <Icon name={icon} />
            <b>{text(`what.how.${step}`)}</b>
            <span>{text(`what.how.${step}.hint`)}</span>
          </li>
        ))}
      </ol>
      <div class="welcome-pair">
        <section class="welcome-card stays">
          <h2>
            <Icon name="shield" />
            {text('what.stays')}
          </h2>
          <ul>
            {STAYS.map((point) => (
              <li key={point}>{text(`what.stays.${point}`)}</li>
            ))}
          </ul>
        </section>
        <section class="welcome-card">
          <h2>
            <Icon name="share" />
            {text('what.leaves')}
          </h2>
          <ul>
            {LEAVES.map((point) => (
              <li key={point}>{text(`what.leaves.${point}`)}</li>
            ))}
          </ul>
        </section>
      </div>
      <p class="welcome-note">{text('what.limits')}</p>
    </>
  );
}
