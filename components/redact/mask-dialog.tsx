import { useEffect, useId, useRef } from 'preact/hooks';
import type { MaskReview } from '../../lib/flow/review-masks';
import type { Capture } from '../../lib/model/capture';
import type { Redaction } from '../../lib/model/redaction';
import { useApp } from '../app/app-context';
import { formatFull } from '../format/format-time';
import { listNames } from '../format/list-names';
import { shortenMiddle } from '../format/shorten-middle';
import { StoreFailure } from '../parts/store-failure';
import { MaskAdded } from './mask-added';
import { MaskPicture } from './mask-picture';
import { MaskValues } from './mask-values';
import { useMasks, type Masks, type MaskWish } from './use-masks';
import './redact.css';

export interface MaskDialogProps extends MaskWish {
  onExport(redaction: Redaction): void;
  onClose(): void;
}

/** Choose what to mask, see every picture as it will go out, then export. Open as long as it is rendered. */
export function MaskDialog({ onExport, onClose, ...wish }: MaskDialogProps) {
  const { isPublic, review } = wish;
  const { text, language } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const looked = useMasks(wish);
  const masks = looked === 'loading' || 'error' in looked ? null : looked;
  useEffect(() => dialog.current?.showModal(), []);
  const redaction = masks?.redaction;
  const drawn = masks?.drawnCount ?? 0;
  const isEmpty = redaction === undefined || redaction.values.length + drawn === 0;
  const isGone = masks !== null && masks.captures.every(({ id }) => redaction?.leftOut.includes(id));
  return (
    <dialog
      ref={dialog}
      class="mask-dialog"
      aria-labelledby={heading}
      data-testid="mask-dialog"
      onClose={onClose}
    >
      <h2 id={heading}>{text('mask.title')}</h2>
      <p>{text('mask.about')}</p>
      {isPublic ? <p class="mask-warn">{text('mask.public')}</p> : null}
      {looked === 'loading' ? <p aria-busy="true">{text('loading')}</p> : null}
      {looked !== 'loading' && 'error' in looked ? <StoreFailure error={looked.error} /> : null}
      {masks === null ? null : (
        <>
          {masks.leftFiles.length === 0 ? null : (
            <p class="mask-warn" data-testid="mask-left-files">
              {text('mask.added', {
                count: masks.leftFiles.length,
                names: listNames(
                  masks.leftFiles.map(({ body }) => shortenMiddle(body.name, 20, 12)),
                  language,
                ),
              })}
            </p>
          )}
          <MaskValues masks={masks} />
          <section>
            <h3>{text('mask.pictures')}</h3>
            <p class="mask-hint">{text('mask.look')}</p>
            {masks.captures.map((capture) => (
              <MaskCapture key={capture.id} capture={capture} masks={masks} review={review} />
            ))}
          </section>
          {masks.pictures.length === 0 ? null : <MaskAdded masks={masks} />}
        </>
      )}
      <div class="actions">
        <output class="mask-hint" data-testid="mask-count">
          {redaction === undefined
            ? ''
            : text('mask.chosen', { texts: redaction.values.length, regions: drawn })}
        </output>
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {text('cancel')}
        </button>
        <button
          type="button"
          class="button primary"
          data-testid="mask-export"
          disabled={isEmpty || isGone}
          onClick={() => {
            if (redaction === undefined) return;
            onExport(redaction);
            dialog.current?.close();
          }}
        >
          {text('mask.export')}
        </button>
      </div>
    </dialog>
  );
}

function MaskCapture({ capture, masks, review }: { capture: Capture; masks: Masks; review: MaskReview }) {
  const { text, word, language } = useApp();
  const { redaction } = masks;
  const isLeftOut = redaction.leftOut.includes(capture.id);
  const isOld = capture.body.nonce === undefined;
  const title = `${word(`stage.${capture.body.stage}`)} · ${formatFull(capture.capturedAt, language)}`;
  return (
    <article class="mask-capture" data-capture={capture.id}>
      <h4>{title}</h4>
      <label>
        <input
          type="checkbox"
          checked={isLeftOut}
          onChange={({ currentTarget }) => masks.leaveOut(capture.id, currentTarget.checked)}
        />
        <span>{text('mask.leaveOut')}</span>
      </label>
      {isOld ? <p class="mask-warn">{text('mask.old')}</p> : null}
      {(capture.body.recording?.path ?? null) === null ? null : (
        <p class="mask-hint">{text('mask.recording')}</p>
      )}
      {isLeftOut
        ? null
        : review.regionsOf(capture, redaction).map(({ file, boxes }) => {
            const drawn = masks.drawnIn(capture.id, file.path);
            const own = new Set(drawn.map((box) => JSON.stringify(box)));
            return (
              <MaskPicture
                key={file.path}
                recordId={capture.id}
                file={file}
                read={boxes.filter((box) => !own.has(JSON.stringify(box)))}
                drawn={drawn}
                alt={text('mask.alt', { picture: title })}
                onChange={(change) => masks.draw(capture.id, file.path, change)}
              />
            );
          })}
    </article>
  );
}
