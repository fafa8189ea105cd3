import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { SealedFile } from '../../lib/model/capture';
import { useApp } from '../app/app-context';
import { Icon } from '../icons';
import { BoxedPicture } from './boxed-picture';
import type { NumberedField } from './number-boxes';

export interface PictureDialogProps {
  reference: RefObject<HTMLDialogElement | null>;
  address: string;
  sealed: SealedFile;
  alt: string;
  /** What kind of picture it is: never called more than it is. */
  kind: string;
  boxes: readonly NumberedField[];
  /** Shows the one before (-1) or after (1) it; absent where there is one only. */
  onStep?: (by: -1 | 1) => void;
  /** Shows or hides the boxes; absent where it has none. */
  onBoxes?: (() => void) | undefined;
}

/** The picture by itself: as wide as the window, or pixel by pixel. Arrow keys go to the next one. */
export function PictureDialog(props: PictureDialogProps) {
  const { reference, address, sealed, alt, kind, boxes, onStep, onBoxes } = props;
  const { text } = useApp();
  const [isWhole, setWhole] = useState(true);
  const stepByKey = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') onStep?.(-1);
    if (key === 'ArrowRight') onStep?.(1);
  };
  return (
    <dialog ref={reference} class="picture-dialog" aria-label={alt} onKeyDown={stepByKey}>
      <div class="picture-dialog-bar">
        <p>
          <b>{kind}</b> · {sealed.path}
          {sealed.width === undefined ? '' : ` · ${sealed.width} × ${sealed.height}`}
        </p>
        {onStep === undefined ? null : (
          <>
            <button
              type="button"
              class="icon-button"
              aria-label={text('picture.previous')}
              data-testid="picture-previous"
              onClick={() => onStep(-1)}
            >
              <Icon name="back" />
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={text('picture.next')}
              data-testid="picture-next"
              onClick={() => onStep(1)}
            >
              <Icon name="next" />
            </button>
          </>
        )}
        {onBoxes === undefined ? null : (
          <button type="button" class="button" data-testid="dialog-boxes" onClick={onBoxes}>
            {text(boxes.length > 0 ? 'picture.hideBoxes' : 'picture.showBoxes')}
          </button>
        )}
        <button type="button" class="button" onClick={() => setWhole(!isWhole)}>
          {text(isWhole ? 'picture.pixels' : 'picture.fit')}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={text('close')}
          onClick={() => reference.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="picture-stage" data-fit={isWhole || undefined}>
        <BoxedPicture address={address} sealed={sealed} alt={alt} boxes={boxes} pointedAt={null} />
      </div>
    </dialog>
  );
}
