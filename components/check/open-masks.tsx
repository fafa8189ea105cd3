import { useState } from 'preact/hooks';
import type { Mask, Opening, Redacted } from '../../lib/model/redaction';
import type { VerificationReport } from '../../lib/model/verdict';
import type { CheckKey } from '../../lib/text/check';
import { printable } from '../../lib/text/check/describe-finding';
import type { Translate } from '../../lib/text/translate';
import { saveAs } from '../parts/save-as';

/** Null where this device cannot: the record was deleted, or it was masked elsewhere. */
export interface MaskOpener {
  openMask(report: VerificationReport, record: Redacted, mask: Mask): Promise<Opening | null>;
  openRecord(captureId: string): Promise<Opening | null>;
}

export interface OpenMasksProps {
  text: Translate<CheckKey>;
  report: VerificationReport;
  opener: MaskOpener;
}

/** What is masked in the packet, each with a button that saves its opening, and no other's. */
export function OpenMasks({ text, report, opener }: OpenMasksProps) {
  const [said, setSaid] = useState('');
  if (report.redacted.length === 0) return null;
  const save = async (opened: Promise<Opening | null>, name: string) => {
    const opening = await opened.catch(() => null);
    setSaid(opening === null ? text('open-failed') : text('opened-saved', { file: name }));
    if (opening === null) return;
    saveAs(new Blob([`${JSON.stringify(opening, null, 2)}\n`], { type: 'application/json' }), name);
  };
  return (
    <section data-testid="open-masks" class="open-masks">
      <h3>{text('redacted')}</h3>
      <p>{text('redacted-about')}</p>
      <output data-testid="opened">{said}</output>
      {report.redacted.map((record) => (
        <div key={record.id}>
          <h4>{printable(record.id)}</h4>
          <ul>
            {record.masks.map((mask) => (
              <li key={mask.id}>
                <span>
                  {mask.id} · {nameOf(mask, text)}
                </span>
                <button
                  type="button"
                  class="button"
                  data-testid="open-mask"
                  aria-label={`${text('open-mask')} · ${mask.id} · ${nameOf(mask, text)}`}
                  onClick={() =>
                    void save(
                      opener.openMask(report, record, mask),
                      `opening-${safe(record.id)}-${mask.id}.json`,
                    )
                  }
                >
                  {text('open-mask')}
                </button>
              </li>
            ))}
            <li>
              <span>{text('open-record-about')}</span>
              <button
                type="button"
                class="button"
                data-testid="open-record"
                onClick={() => void save(opener.openRecord(record.id), `opening-${safe(record.id)}.json`)}
              >
                {text('open-record')}
              </button>
            </li>
          </ul>
        </div>
      ))}
    </section>
  );
}

function nameOf(mask: Mask, text: Translate<CheckKey>): string {
  return mask.of === 'text'
    ? text('mask-text', { kind: text(`mask-kind-${mask.kind}`) })
    : text('mask-region', { file: printable(mask.file), width: mask.box.width, height: mask.box.height });
}

/** The packet may come from anybody, and a name of a file is ours. */
function safe(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '').slice(0, 64);
}
