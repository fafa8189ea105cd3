import type { ClaimReview } from '../../lib/flow/review-claim';
import { LONGEST_ANSWER } from '../../lib/model/claim';
import type { AnswerName } from '../../lib/model/claim-facts';
import { decimalAmount, formatMoney } from '../../lib/model/money';
import { useApp } from '../app/app-context';
import type { ClaimPart } from './claim-part';
import { partId } from './claim-nav';
import { fieldId } from './field-id';
import { useClaimText } from './use-claim-text';

type Amount = ClaimReview['amounts'][number];

/** The facts that only the person knows, and the amount that follows from them. What is typed stays, right or wrong. */
export function ClaimAnswers({ claim, review, change }: ClaimPart) {
  const { say } = useClaimText();
  const { language } = useApp();
  const { reason, problems, amounts, asked } = review;
  if (reason === null) return null;
  const answer = (name: AnswerName, typed: string) =>
    change({ answers: { ...claim.answers, [name]: typed } });
  const field = (name: AnswerName) => (
    <Answer
      key={name}
      name={name}
      typed={claim.answers[name] ?? ''}
      problem={problems[name]}
      proposed={name === 'asked' && asked !== null ? decimalAmount(asked) : undefined}
      onType={(typed) => answer(name, typed)}
    />
  );
  return (
    <>
      <section id={partId('facts')} tabIndex={-1} class="claim-part">
        <h3>{say('facts')}</h3>
        <p class="claim-hint">{say('facts.optional')}</p>
        <div class="claim-fields">{reason.answers.filter((name) => name !== 'asked').map(field)}</div>
      </section>
      <section id={partId('amount')} tabIndex={-1} class="claim-part" data-testid="amount">
        <h3>{say('amount')}</h3>
        {amounts.length === 0 ? <p class="claim-hint">{say('amount.unknown')}</p> : null}
        <ul class="claim-amounts">
          {amounts.map((amount) => (
            <li
              key={amount.ask}
              data-ask={amount.ask}
              data-chosen={asked?.minor === amount.money.minor || undefined}
            >
              <span>
                <b>{formatMoney(amount.money, language)}</b> {say(`ask.${amount.ask}`)}
                <Working amount={amount} />
              </span>
              <button
                type="button"
                class="button"
                onClick={() => answer('asked', decimalAmount(amount.money))}
              >
                {say('amount.use')}
              </button>
            </li>
          ))}
        </ul>
        <div class="claim-fields">{field('asked')}</div>
      </section>
    </>
  );
}

function Working({ amount: { share, paid } }: { amount: Amount }) {
  const { say } = useClaimText();
  const { language } = useApp();
  if (share === null) return null;
  return (
    <small>
      {say('amount.share', { paid: formatMoney(paid, language), part: share.part, whole: share.whole })}
    </small>
  );
}

interface AnswerProps {
  name: AnswerName;
  typed: string;
  problem: ClaimReview['problems'][AnswerName];
  /** What counts where nothing is typed. */
  proposed: string | undefined;
  onType(typed: string): void;
}

interface InputProps {
  name: AnswerName;
  common: {
    id: string;
    class: string;
    value: string;
    placeholder: string | undefined;
    maxLength: number;
    'data-testid': string;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
    onInput(event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }): void;
  };
}

function Input({ name, common }: InputProps) {
  if (name === 'knownOn') return <input {...common} type="date" />;
  return (
    <input {...common} type="text" inputMode={name === 'unit' ? 'text' : 'decimal'} autocomplete="off" />
  );
}

function Answer({ name, typed, problem, proposed, onType }: AnswerProps) {
  const { say } = useClaimText();
  const id = fieldId(name);
  const common: InputProps['common'] = {
    id,
    class: 'input',
    value: typed,
    placeholder: proposed,
    maxLength: LONGEST_ANSWER,
    'data-testid': `answer-${name}`,
    'aria-invalid': problem !== undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      onType(currentTarget.value),
  };
  return (
    <div class="claim-field" data-wide={name === 'what' || undefined}>
      <label htmlFor={id}>{say(`answer.${name}`)}</label>
      {name === 'what' ? <textarea {...common} rows={4} /> : <Input name={name} common={common} />}
      {problem === undefined ? null : (
        <p class="claim-problem" id={`${id}-problem`} role="alert">
          {say(`problem.${problem}`)}
        </p>
      )}
    </div>
  );
}
