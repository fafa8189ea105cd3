import { useRef, useState } from 'preact/hooks';
import type { Capture } from '../../lib/model/capture';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { BoxedPicture } from './boxed-picture';
import { describeReason } from './describe-reason';
import type { NumberedField } from './number-boxes';
import { PictureDialog } from './picture-dialog';
import { PictureChoice, pictureFiles } from './picture-choice';
import { useStoredFile } from './use-stored-file';

export interface CapturePictureProps {
  capture: Capture;
  boxes: readonly NumberedField[];
  /** Number of the box that the table points at. */
  pointedAt: number | null;
}

/** The picture with what was read boxed, called what it is; or the reason why there is none. */
export function CapturePicture({ capture, boxes, pointedAt }: CapturePictureProps) {
  const { text, word } = useApp();
  const { method, reason } = capture.body.picture;
  const files = pictureFiles(capture.body);
  const [shown, setShown] = useState(0);
  const sealed = files[shown]?.file;
  const address = useStoredFile(capture.id, sealed?.path ?? '');
  const [isBoxed, setBoxed] = useState(true);
  const zoom = useRef<HTMLDialogElement>(null);
  const why = reason === null ? null : describeReason(reason, word);

  if (sealed === undefined || address === null) {
    return (
      <p class="picture-none" data-method={method}>
        <Icon name="picture" />
        <span>{[word('method.none'), ...(why === null ? [] : [why])].join(' · ')}</span>
      </p>
    );
  }
  const isComposed = files[shown]?.fact === null;
  // Boxes were measured in the first picture.
  const shownBoxes = isBoxed && shown === 0 ? boxes : [];
  const kind = isComposed ? text('picture.role.composed') : word(`method.${method}`);
  const alt = text('picture.alt', {
    stage: word(`stage.${capture.body.stage}`),
    method: kind,
  });
  return (
    <figure class="picture" data-method={method}>
      <button
        type="button"
        class="picture-open"
        aria-label={`${text('picture.zoom')} · ${alt}`}
        onClick={() => zoom.current?.showModal()}
      >
        {address === undefined ? (
          <span class="picture-waiting" />
        ) : (
          <BoxedPicture
            address={address}
            sealed={sealed}
            alt={alt}
            boxes={shownBoxes}
            pointedAt={pointedAt}
          />
        )}
      </button>
      {files.length > 1 ? (
        <PictureChoice captureId={capture.id} files={files} shown={shown} onShow={setShown} />
      ) : null}
      <figcaption>
        <span class={isComposed ? 'method rendered' : `method ${method}`}>{kind}</span>
        {why === null ? null : <span class="picture-why">{text('picture.because', { reason: why })}</span>}
        <button type="button" class="button quiet" aria-pressed={isBoxed} onClick={() => setBoxed(!isBoxed)}>
          <Icon name="boxes" small />
          {text(isBoxed ? 'picture.hideBoxes' : 'picture.showBoxes')}
        </button>
        <button type="button" class="button quiet" onClick={() => zoom.current?.showModal()}>
          <Icon name="zoom" small />
          {text('picture.zoom')}
        </button>
      </figcaption>
      {address === undefined ? null : (
        <PictureDialog
          reference={zoom}
          address={address}
          sealed={sealed}
          alt={alt}
          kind={kind}
          boxes={shownBoxes}
          onBoxes={shown === 0 && boxes.length > 0 ? () => setBoxed(!isBoxed) : undefined}
          {...(files.length > 1 && {
            onStep: (by: -1 | 1) => setShown((shown + by + files.length) % files.length),
          })}
        />
      )}
    </figure>
  );
}
