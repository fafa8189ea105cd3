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
  boxes: readonly NumberedField[];
}

/** The picture by itself: as wide as the window, or pixel by pixel. */
export function PictureDialog({ reference, address, sealed, alt, boxes }: PictureDialogProps) {
  const { text } = useApp();
  const [isWhole, setWhole] = useState(true);
  return (
    <dialog ref={reference} class="picture-dialog" aria-label={alt}>
      <div class="picture-dialog-bar">
        <p>
          {sealed.path}
          {sealed.width === undefined ? '' : ` · ${sealed.width} × ${sealed.height}`}
        </p>
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
