import { useId, useState } from 'preact/hooks';
import type { ClaimReview } from '../../lib/flow/review-claim';
import { STATEMENT_LANGUAGES } from '../../lib/model/claim';
import { useApp } from '../app/app-context';
import { listNames } from '../format/list-names';
import { Icon } from '../icons';
import type { ClaimPart } from './claim-part';
import { partId } from './claim-nav';
import { useClaimText } from './use-claim-text';

const SHORT = 200;

/** The application's text, written from the facts, to be changed at will; doubtful words are named beside it. */
export function ClaimStatement({ claim, review, change }: ClaimPart) {
  const { say } = useClaimText();
  const { word, language } = useApp();
  const { statement, findings, written, unknown } = review;
  const missing = unknown.map((name) => word(`field.${name}`));
  const id = useId();
  const edit = (part: Partial<typeof claim.statement>) =>
    change({ statement: { ...claim.statement, ...part } });
  return (
    <section id={partId('statement')} tabIndex={-1} class="claim-part" data-testid="statement">
      <h3>{say('statement')}</h3>
      <p class="claim-hint">{say('statement.true')}</p>
      {unknown.length === 0 ? null : (
        <p class="warning claim-note">{say('statement.unknown', { fields: listNames(missing, language) })}</p>
      )}
      <div class="claim-field">
        <label htmlFor={id}>{say('statement.language')}</label>
        <select
          id={id}
          class="input"
          data-testid="statement-language"
          value={claim.statement.language}
          onChange={({ currentTarget }) => {
            const chosen = STATEMENT_LANGUAGES.find((one) => one === currentTarget.value);
            if (chosen !== undefined) edit({ language: chosen, full: null, short: null });
          }}
        >
          {STATEMENT_LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {say(`language.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Text
        testId="statement-full"
        label={say('statement.full')}
        rows={9}
        language={claim.statement.language}
        text={statement.full}
        isOurs={claim.statement.full === null}
        findings={findings.full}
        onEdit={(full) => edit({ full: full === written.full ? null : full })}
        onRevert={() => edit({ full: null })}
      />
      <Text
        testId="statement-short"
        label={say('statement.short', { count: statement.short.length })}
        rows={4}
        language={claim.statement.language}
        text={statement.short}
        isOurs={claim.statement.short === null}
        findings={findings.short}
        problem={statement.short.length > SHORT ? say('statement.tooLong') : null}
        onEdit={(short) => edit({ short: short === written.short ? null : short })}
        onRevert={() => edit({ short: null })}
      />
    </section>
  );
}

interface TextProps {
  testId: string;
  label: string;
  rows: number;
  language: string;
  text: string;
  isOurs: boolean;
  findings: ClaimReview['findings']['full'];
  problem?: string | null;
  onEdit(text: string): void;
  onRevert(): void;
}

function Text({
  testId,
  label,
  rows,
  language,
  text,
  isOurs,
  findings,
  problem = null,
  onEdit,
  onRevert,
}: TextProps) {
  const { say } = useClaimText();
  const id = useId();
  const [isCopied, setCopied] = useState(false);
  return (
    <div class="claim-text">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        class="input"
        rows={rows}
        lang={language}
        maxLength={testId === 'statement-full' ? 10_000 : 1000}
        data-testid={testId}
        aria-describedby={`${id}-words`}
        value={text}
        onInput={({ currentTarget }) => {
          setCopied(false);
          onEdit(currentTarget.value);
        }}
      />
      <div id={`${id}-words`} class="claim-words" aria-live="polite">
        {problem === null ? null : <p class="claim-problem">{problem}</p>}
        {findings.length === 0 ? (
          <p class="claim-clean">
            <Icon name="check" small /> {say('statement.clean')}
          </p>
        ) : (
          <ul>
            {findings.map(({ word, kind, start }) => (
              <li key={start} data-testid="wording">
                <mark>{word}</mark> {say(`wording.${kind}`)}
              </li>
            ))}
          </ul>
        )}
        {isOurs ? null : <p>{say('statement.edited')}</p>}
      </div>
      <p class="claim-ways">
        <button
          type="button"
          class="button"
          aria-label={`${say('statement.copy')} ${label}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          <Icon name={isCopied ? 'check' : 'copy'} small />
          {say(isCopied ? 'statement.copied' : 'statement.copy')}
        </button>
        {isOurs ? null : (
          <button type="button" class="button quiet" onClick={onRevert}>
            {say('statement.ours')}
          </button>
        )}
      </p>
    </div>
  );
}
