import type { ComponentChildren } from 'preact';
import type { ClaimReview } from '../../lib/flow/review-claim';
import { formatDay } from '../../lib/text/format-day';
import { useApp } from '../app/app-context';
import { ReminderSwitch } from '../parts/reminder-switch';
import { partId } from './claim-nav';
import { SourceNote } from './source-note';
import { useClaimText } from './use-claim-text';

/** Every date that is known, the earliest first, each with where it comes from. */
export function ClaimDeadlines({ review, children }: { review: ClaimReview; children: ComponentChildren }) {
  const { say, fact } = useClaimText();
  const { language } = useApp();
  const { deadlines } = review;
  return (
    <section id={partId('deadlines')} tabIndex={-1} class="claim-part" data-testid="deadlines">
      <h3>{say('deadlines')}</h3>
      {deadlines.length === 0 ? <p class="claim-hint">{say('deadlines.none')}</p> : null}
      {deadlines.length === 0 ? null : (
        <div class="claim-reminder">
          <ReminderSwitch
            title={say('reminder.switch')}
            hint={say('reminder.hint')}
            refused={say('reminder.refused')}
          />
        </div>
      )}
      <ol class="claim-dates">
        {deadlines.map(({ rule, until, left, isCertain }) => (
          <li
            key={rule.id}
            data-rule={rule.id}
            data-over={left < 0 || undefined}
            data-soon={(left >= 0 && left <= 7) || undefined}
          >
            <p class="claim-date">
              <b>
                {say(rule.kind === 'act' ? 'deadlines.act' : 'deadlines.wait', {
                  day: formatDay(until, language),
                })}
              </b>
              <span>
                {left === 0
                  ? say('deadlines.today')
                  : say(left > 0 ? 'deadlines.left' : 'deadlines.over', { count: Math.abs(left) })}
              </span>
            </p>
            <p>{fact(`deadline.${rule.id}`, { count: rule.count, upTo: rule.upTo ?? rule.count })}</p>
            <p class="claim-source">
              <SourceNote fact={rule} sources={review.sources} />
              {isCertain && rule.doubtful !== true ? null : <span>{say('deadlines.uncertain')}</span>}
            </p>
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}
