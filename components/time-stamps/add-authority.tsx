import { useId, useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { askForHostPermission } from '../../lib/browser/permissions';
import {
  authorityMatch,
  parseAuthority,
  type AuthorityProblems,
  type WrittenAuthority,
} from '../../lib/model/parse-authority';
import type { Authority } from '../../lib/model/time-stamp';
import type { UiKey } from '../../lib/text/ui';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';

const EMPTY: WrittenAuthority = { name: '', url: '', root: '' };
type Problems = Partial<Record<keyof WrittenAuthority | 'permission', UiKey>>;

export interface AddAuthorityProps {
  authorities: readonly Authority[];
  onAdd(authority: Authority): Promise<void>;
}

/** Name, address and, if the person has it, the root; what is wrong is said beside its line, and nothing is lost. */
export function AddAuthority({ authorities, onAdd }: AddAuthorityProps) {
  const { text } = useApp();
  const [written, setWritten] = useState(EMPTY);
  const [problems, setProblems] = useState<Problems>({});

  const add = async () => {
    const parsed = parseAuthority(written, authorities);
    if ('problems' in parsed) {
      setProblems(keysOf(parsed.problems));
      return;
    }
    const { authority } = parsed;
    // First, while the click still counts: the browser asks only then.
    const isAllowed = await askForHostPermission([authorityMatch(authority.url)]);
    const roots = await askBackground('readRoots', { text: authority.root });
    if (roots.status === 'malformed') setProblems({ root: 'stamps.problem.root' });
    else if (!isAllowed) setProblems({ permission: 'stamps.refused' });
    else {
      await onAdd(authority);
      setWritten(EMPTY);
      setProblems({});
    }
  };
  const field = (name: keyof WrittenAuthority) => ({
    name,
    value: written[name],
    problem: problems[name],
    onInput: (value: string) => {
      setWritten({ ...written, [name]: value });
      setProblems({});
    },
  });
  return (
    <details class="add-platform add-authority" data-testid="add-authority">
      <summary>
        <Icon name="plus" small />
        {text('stamps.add')}
      </summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Line {...field('name')} placeholder="DigiCert" />
        <Line {...field('url')} placeholder="https://tsa.example.com/tsr" />
        <Line {...field('root')} placeholder="-----BEGIN CERTIFICATE-----" isLong />
        <p class="add-line">
          <button type="submit" class="button primary" data-testid="add-authority-action">
            {text('stamps.addAction')}
          </button>
          <span role="alert" class="host-refused">
            {problems.permission === undefined ? null : text(problems.permission)}
          </span>
        </p>
      </form>
    </details>
  );
}

interface LineProps {
  name: keyof WrittenAuthority;
  value: string;
  problem: UiKey | undefined;
  placeholder: string;
  isLong?: boolean;
  onInput(value: string): void;
}

function Line({ name, value, problem, placeholder, isLong = false, onInput }: LineProps) {
  const { text } = useApp();
  const id = useId();
  const shared = {
    id,
    class: 'input',
    value,
    placeholder,
    spellcheck: false,
    autocomplete: 'off',
    'data-testid': `authority-${name}`,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-told`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  } as const;
  return (
    <div class="authority-line">
      <label for={id}>{text(`stamps.field.${name}`)}</label>
      {isLong ? <textarea {...shared} rows={3} /> : <input {...shared} type="text" />}
      <p
        id={`${id}-told`}
        class={problem === undefined ? 'row-hint' : 'host-refused'}
        role={problem && 'alert'}
      >
        {text(problem ?? `stamps.hint.${name}`)}
      </p>
    </div>
  );
}

function keysOf({ name, url }: AuthorityProblems): Problems {
  return {
    ...(name === undefined ? {} : { name: `stamps.problem.${name}` as const }),
    ...(url === undefined ? {} : { url: `stamps.problem.${url}` as const }),
  };
}
