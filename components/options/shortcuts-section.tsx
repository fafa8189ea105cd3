import { useEffect, useState } from 'preact/hooks';
import { openShortcutSettings, shortcuts, type Shortcut } from '../../lib/browser/shortcuts';
import { Row } from '../parts/row';
import { Section } from './section';
import { useOptionsText } from './use-options-text';

/** The shortcuts as they are now, and the way to the browser's page for them. */
export function ShortcutsSection() {
  const text = useOptionsText();
  const [known, setKnown] = useState<Shortcut[] | null>(null);
  const [isClosed, setClosed] = useState(false);
  useEffect(() => {
    const look = () => void shortcuts().then(setKnown, () => setKnown([]));
    look();
    // They are changed on another page.
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
  const named = (known ?? []).flatMap(({ name, keys }) =>
    name === 'save-page'
      ? [{ told: text('keys.save-page'), keys }]
      : name.startsWith('_execute')
        ? [{ told: text('keys.open'), keys }]
        : [],
  );
  const list =
    known !== null && named.length === 0 ? (
      text('keys.empty')
    ) : (
      <dl class="shortcuts" data-testid="shortcuts">
        {named.map(({ told, keys }) => (
          <div key={told}>
            <dt>{told}</dt>
            <dd>{keys === '' ? text('keys.none') : <kbd>{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <Section id="shortcuts">
      <Row
        title={text('keys.title')}
        hint={
          <>
            {list}
            <p>{text(isClosed ? 'keys.changeFirefox' : 'keys.hint')}</p>
          </>
        }
      >
        <button
          type="button"
          class="button"
          onClick={() => void openShortcutSettings().then((isOpen) => setClosed(!isOpen))}
        >
          {text('keys.change')}
        </button>
      </Row>
    </Section>
  );
}
