import { useApp } from '../app/app-context';
import { useLive } from '../app/use-live';
import { formatFull } from '../format/format-time';

/** By when third parties saw that this line of the ledger was there; a request that waits is shown as waiting. */
export function CaptureStamps({ seq }: { seq: number }) {
  const { text, language } = useApp();
  const stamps = useLive((store) => store.stampsReaching(seq), [seq]);
  if (stamps.status !== 'ready' || stamps.value.length === 0) return null;
  return (
    <ul class="capture-stamps" data-testid="capture-stamps">
      {stamps.value.map(({ authority, authorityId, state, checked }) => (
        <li key={authorityId} data-state={state}>
          {checked === null
            ? text(`stamps.of.${state === 'failed' ? 'failed' : 'pending'}`, { name: authority.name })
            : text(checked.isTrusted ? 'stamps.of.stamped' : 'stamps.of.untrusted', {
                name: authority.name,
                time: formatFull(checked.genTime, language),
              })}
        </li>
      ))}
    </ul>
  );
}
