import type { Box } from '../../lib/model/field';
import type { Trial } from '../../lib/model/teaching';
import { useApp } from '../app/app-context';
import { usePlatformText } from './use-platform-text';

/** What the recogniser made of it. */
export function TrialResult({ trial }: { trial: Trial }) {
  const text = usePlatformText();
  const { word } = useApp();
  const { reading, isMatched, took } = trial;
  return (
    <div class="trial" data-testid="trial">
      <p>
        <b>{reading.stage === null ? text('try.noStage') : word(`stage.${reading.stage}`)}</b>{' '}
        <span class="trial-why">
          {[...reading.reasons, text('try.took', { ms: Math.max(1, Math.round(took)) })].join(' · ')}
        </span>
      </p>
      {isMatched ? null : <p class="wrong">{text('try.notMatched')}</p>}
      {reading.fields.length === 0 ? (
        <p class="form-lead">{text('try.noFields')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{text('try.field')}</th>
              <th scope="col">{text('try.value')}</th>
              <th scope="col">{text('try.why')}</th>
            </tr>
          </thead>
          <tbody>
            {reading.fields.map(({ name, value, label, reason }) => (
              <tr key={name} data-field={name}>
                <th scope="row">{word(`field.${name}`)}</th>
                <td>{value}</td>
                <td class="trial-why">{[label, reason].filter((part) => part !== null).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** CSS px left of a box. */
const ROOM_FOR_NAME = 100;

/** Where each value stands, as boxes to lay over a picture of the window; null where nothing has a place. */
export function TrialBoxes({ trial }: { trial: Trial }) {
  const text = usePlatformText();
  const { word } = useApp();
  const { view, reading } = trial;
  // One box may hold the values of several fields.
  const boxed = new Map<string, { box: Box; names: string[] }>();
  for (const { name, box } of reading.fields) {
    if (box === null) continue;
    const key = JSON.stringify(box);
    const { names = [] } = boxed.get(key) ?? {};
    boxed.set(key, { box, names: [...names, word(`field.${name}`)] });
  }
  if (view === null || boxed.size === 0) return null;
  return (
    <svg
      class="trial-boxes"
      viewBox={`0 0 ${view.width} ${view.height}`}
      role="img"
      aria-label={text('try.map')}
      data-testid="trial-boxes"
    >
      {[...boxed].map(([key, { box, names }]) => {
        const isLeft = box.x > ROOM_FOR_NAME;
        return (
          <g key={key}>
            <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="4" />
            <text
              x={isLeft ? box.x - 8 : box.x + box.width + 8}
              y={box.y + box.height / 2 + 5}
              text-anchor={isLeft ? 'end' : 'start'}
            >
              {names.join(' · ')}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
