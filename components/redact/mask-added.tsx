import { useApp } from '../app/app-context';
import { shortenMiddle } from '../format/shorten-middle';
import { MaskPicture } from './mask-picture';
import type { Masks } from './use-masks';

/** Pictures that the person added: each goes along only if they say so, after having looked at it. */
export function MaskAdded({ masks }: { masks: Masks }) {
  const { text } = useApp();
  return (
    <section data-testid="mask-added">
      <h3>{text('mask.addedTitle')}</h3>
      <p class="mask-hint">{text('mask.addedAbout')}</p>
      {masks.pictures.map(({ attachment: { id, body }, file }) => {
        const drawn = masks.drawnIn(id, file.path);
        const isTaken = masks.isTaken(id);
        const name = shortenMiddle(body.name, 40, 12);
        return (
          <article key={id} class="mask-capture" data-attachment={id}>
            <h4>{name}</h4>
            <MaskPicture
              recordId={id}
              file={file}
              read={[]}
              drawn={drawn}
              alt={text('mask.addedAlt', { name })}
              onChange={(change) => masks.draw(id, file.path, change)}
            />
            <label>
              <input
                type="checkbox"
                data-testid="mask-take"
                checked={isTaken}
                onChange={({ currentTarget }) => masks.take(id, currentTarget.checked)}
              />
              <span>{text('mask.take')}</span>
            </label>
            {isTaken === drawn.length > 0 ? null : (
              <p class="mask-warn">{text(isTaken ? 'mask.bare' : 'mask.notTaken')}</p>
            )}
          </article>
        );
      })}
    </section>
  );
}
