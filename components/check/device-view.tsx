import type { DeviceComparison } from '../../lib/model/device-comparison';
import type { Language } from '../../lib/model/settings';
import type { CheckKey } from '../../lib/text/check';
import { describeDifference } from '../../lib/text/check/describe-finding';
import type { Translate } from '../../lib/text/translate';
import { formatFull } from '../format/format-time';
import { FactList, type Fact } from './fact-list';

const SHOWN = 50;

export interface DeviceViewProps {
  text: Translate<CheckKey>;
  language: Language;
  here: DeviceComparison;
}

/** What this device knows of the packet. */
export function DeviceView({ text, language, here }: DeviceViewProps) {
  const { key, exportedAt, ledger, captures } = here;
  const facts: Fact[] = [];
  if (key !== null)
    facts.push({
      tone: key === 'other' ? 'absent' : 'pass',
      name: text('key'),
      said: text(`here-key-${key}`),
    });
  if (exportedAt !== null)
    facts.push({
      tone: 'pass',
      name: text('here-export'),
      said: text('here-exported', { time: formatFull(exportedAt, language) }),
    });
  if (ledger !== null)
    facts.push({
      tone: ledger === 'same' ? 'pass' : key === 'ours' ? 'fail' : 'absent',
      name: text('check-ledger'),
      said: text(
        ledger === 'same' ? 'here-ledger-same' : key === 'ours' ? 'here-ledger-parted' : 'here-ledger-other',
      ),
    });
  if (captures.same > 0)
    facts.push({
      tone: 'pass',
      name: text('check-captures'),
      said: text('here-same', { count: captures.same }),
    });
  if (captures.masked > 0)
    facts.push({
      tone: 'pass',
      name: text('check-masks'),
      said: text('here-masked', { count: captures.masked }),
    });
  if (captures.elsewhere > 0)
    facts.push({
      tone: 'absent',
      name: text('check-captures'),
      said: text('here-elsewhere', { count: captures.elsewhere }),
    });
  for (const difference of captures.differing.slice(0, SHOWN))
    facts.push({ tone: 'fail', name: text('check-captures'), said: describeDifference(difference, text) });
  return (
    <section data-testid="device">
      <h3>{text('here')}</h3>
      <FactList text={text} facts={facts} />
    </section>
  );
}
