import { useState } from 'preact/hooks';
import { askBackground } from '../../lib/browser/messages';
import { changeSettings } from '../../lib/browser/settings';
import { formatMoney } from '../../lib/model/money';
import type { Purchase } from '../../lib/model/purchase';
import { duePurchases } from '../../lib/model/retention';
import { RETENTION_MONTHS, type RetentionMonths } from '../../lib/model/settings';
import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { usePlatformName } from '../app/use-platform-name';
import { formatFull } from '../format/format-time';
import { ConfirmedAction } from '../parts/confirmed-action';
import { useOptionsText } from './use-options-text';

/** So many are shown by name; the rest is counted. */
const SHOWN = 8;

/** How long purchases are kept. Nothing is switched on before what would go was shown and confirmed. */
export function RetentionRow() {
  const text = useOptionsText();
  const { settings, language } = useApp();
  const isOn = settings.retentionMonths;
  const [chosen, setChosen] = useState<RetentionMonths | null>(null);
  const retired = useLive((store) => store.retired(), []);
  const last = retired.status === 'ready' ? retired.value : undefined;
  return (
    <div class="row retention" data-testid="retention" data-months={isOn ?? 'off'}>
      <div class="row-told">
        <p class="row-title">{text('retention.title')}</p>
        <p class="row-hint">{text('retention.hint')}</p>
        {isOn === null ? null : (
          <p class="row-hint">
            <b>{text('retention.isOn', { count: isOn })}</b>
          </p>
        )}
        {last === undefined ? null : (
          <p class="row-hint">
            {text('retention.last', { time: formatFull(last.at, language), count: last.purchases })}
          </p>
        )}
        <div class="add-line">
          <label class="retention-choice">
            {text('retention.after')}
            <select
              class="input"
              data-testid="retention-months"
              value={String(chosen ?? isOn ?? '')}
              onChange={({ currentTarget }) => {
                const months =
                  RETENTION_MONTHS.find((known) => String(known) === currentTarget.value) ?? null;
                setChosen(months === isOn ? null : months);
                if (months === null) void changeSettings({ retentionMonths: null });
              }}
            >
              <option value="">{text('retention.off')}</option>
              {RETENTION_MONTHS.map((months) => (
                <option key={months} value={String(months)}>
                  {text('retention.months', { count: months })}
                </option>
              ))}
            </select>
          </label>
        </div>
        {chosen === null ? null : <Preview months={chosen} onDone={() => setChosen(null)} />}
      </div>
    </div>
  );
}

/** What would go now, and the button that lets it go. */
function Preview({ months, onDone }: { months: RetentionMonths; onDone(): void }) {
  const text = useOptionsText();
  const live = useLive(
    async (store) =>
      duePurchases(await store.allPurchases(), await store.allClaims(), { months, now: Date.now() }),
    [months],
  );
  if (live.status !== 'ready') return null;
  const { expired, kept } = live.value;
  const captures = expired.reduce((sum, { captureIds }) => sum + captureIds.length, 0);
  const turnOn = async () => {
    await askBackground('keepFor', { months });
    onDone();
  };
  return (
    <div class="retention-preview" data-testid="retention-preview" data-count={expired.length}>
      <output>
        {expired.length === 0
          ? text('retention.previewNone', { months })
          : text('retention.preview', { count: expired.length, captures })}
      </output>
      <ul>
        {expired.slice(0, SHOWN).map((purchase) => (
          <DueLine key={purchase.id} purchase={purchase} />
        ))}
        {expired.length > SHOWN ? <li>{text('retention.more', { count: expired.length - SHOWN })}</li> : null}
      </ul>
      {kept.length === 0 ? null : <p>{text('retention.kept', { count: kept.length })}</p>}
      <ConfirmedAction
        testId="retention-on"
        look="button danger"
        label={text('retention.turnOn')}
        title={text('retention.turnOnTitle')}
        final={{
          label:
            expired.length === 0
              ? text('retention.finalNone')
              : text('retention.final', { count: expired.length }),
          look: 'button danger final',
        }}
        failed={text('retention.failed')}
        act={turnOn}
      >
        <p>
          {expired.length === 0
            ? text('retention.previewNone', { months })
            : text('retention.preview', { count: expired.length, captures })}
        </p>
        <p>{text('retention.noWayBack')}</p>
      </ConfirmedAction>
    </div>
  );
}

function DueLine({ purchase }: { purchase: Purchase }) {
  const { language } = useApp();
  const nameOf = usePlatformName();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(purchase.lastAt);
  const parts = [
    day,
    nameOf(purchase),
    purchase.amount === null ? null : formatMoney(purchase.amount, language),
  ];
  return <li>{parts.filter((part) => part !== null).join(' · ')}</li>;
}
