import type { SealedFile } from '../../lib/model/capture';
import type { NumberedField } from './number-boxes';

export interface BoxedPictureProps {
  address: string;
  sealed: SealedFile;
  alt: string;
  boxes: readonly NumberedField[];
  pointedAt: number | null;
}

/** A picture with numbered boxes laid over it; the picture's own bytes are never touched. */
export function BoxedPicture({ address, sealed, alt, boxes, pointedAt }: BoxedPictureProps) {
  const { width, height } = sealed;
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return (
    <span class="boxed">
      <img src={address} alt={alt} width={width} height={height} decoding="async" />
      {width === undefined || height === undefined
        ? null
        : boxes.map(({ field: { box }, number }) =>
            box === null || number === null ? null : (
              <span
                key={number}
                class="box"
                aria-hidden="true"
                data-number={number}
                data-pointed={number === pointedAt || undefined}
                style={{
                  left: percent(box.x, width),
                  top: percent(box.y, height),
                  width: percent(box.width, width),
                  height: percent(box.height, height),
                }}
              />
            ),
          )}
    </span>
  );
}
