import { useId, useState } from 'preact/hooks';
import { parseHost } from '../../lib/model/parse-host';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';

/** Sites that are never looked at, and a line to add one; what is no host stays in the line, with the reason. */
export function ExcludedHosts({
  hosts,
  onChange,
}: {
  hosts: readonly string[];
  onChange: (hosts: string[]) => void;
}) {
  const { text } = useApp();
  const line = useId();
  const [written, setWritten] = useState('');
  const [isRefused, setRefused] = useState(false);

  const add = () => {
    const host = parseHost(written);
    setRefused(host === null);
    if (host === null) return;
    onChange([...hosts.filter((each) => each !== host), host].sort());
    setWritten('');
  };

  return (
    <div class="row excluded" data-testid="excluded-hosts">
      <div class="row-told">
        <p class="row-title">{text('sites.excluded')}</p>
        <p class="row-hint">{text('sites.excludedHint')}</p>
        {hosts.length === 0 ? null : (
          <ul class="hosts">
            {hosts.map((host) => (
              <li key={host}>
                <span>{host}</span>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={text('sites.include', { host })}
                  onClick={() => onChange(hosts.filter((each) => each !== host))}
                >
                  <Icon name="trash" small />
                </button>
              </li>
            ))}
          </ul>
        )}
        <form
          class="add-line"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <label class="visually-hidden" for={line}>
            {text('sites.host')}
          </label>
          <input
            id={line}
            class="input"
            type="text"
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            placeholder="bank.example.com"
            value={written}
            aria-invalid={isRefused}
            onInput={(event) => {
              setWritten(event.currentTarget.value);
              setRefused(false);
            }}
          />
          <button type="submit" class="button" disabled={written.trim() === ''}>
            {text('sites.exclude')}
          </button>
        </form>
        <div role="alert">{isRefused ? <p class="host-refused">{text('sites.refused')}</p> : null}</div>
      </div>
    </div>
  );
}
