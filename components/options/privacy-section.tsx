import { changeSettings } from '../../lib/browser/settings';
import { useApp } from '../app/app-context';
import { SwitchRow } from '../parts/row';
import { PrivateWindowsRow } from './private-windows-row';
import { Section } from './section';

const POINTS = ['local', 'reads', 'never', 'visible', 'packet'] as const;

/** What is read, what is kept, what never is, and the one request that is made unasked. */
export function PrivacySection() {
  const { text, settings } = useApp();
  return (
    <Section id="privacy">
      <ul class="privacy">
        {POINTS.map((point) => (
          <li key={point}>
            <b>{text(`privacy.${point}`)}</b>
            <span>{text(`privacy.${point}.hint`)}</span>
          </li>
        ))}
      </ul>
      <SwitchRow
        title={text('terms.title')}
        hint={text('terms.hint')}
        isOn={settings.fetchTerms}
        onChange={(fetchTerms) => void changeSettings({ fetchTerms })}
        testId="fetch-terms"
      />
      <PrivateWindowsRow />
    </Section>
  );
}
