import { useApp } from '../app/app-context';
import { Section } from './section';

const POINTS = ['local', 'reads', 'never', 'visible', 'packet'] as const;

/** What is read, what is kept, what never is. */
export function PrivacySection() {
  const { text } = useApp();
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
    </Section>
  );
}
