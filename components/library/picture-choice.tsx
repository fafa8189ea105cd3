import {
  isPicture,
  picturesOf,
  type CaptureBody,
  type PictureFact,
  type SealedFile,
} from '../../lib/model/capture';
import { useApp } from '../app/app-context';
import { useStoredFile } from './use-stored-file';

/** A picture and how it came about; `fact` is null of one that was put together from others, or of an early record. */
export interface PictureFile {
  file: SealedFile;
  fact: PictureFact | null;
}

/** A capture's pictures in the order in which they were taken; one that was put together from them comes last. */
export function pictureFiles(body: CaptureBody): PictureFile[] {
  const facts = picturesOf(body);
  return body.files
    .filter(isPicture)
    .map((file) => ({ file, fact: facts.find(({ path }) => path === file.path) ?? null }));
}

export interface PictureChoiceProps {
  captureId: string;
  files: readonly PictureFile[];
  shown: number;
  onShow(index: number): void;
}

/** All pictures of a capture, small; the one that is pressed is shown above. */
export function PictureChoice({ captureId, files, shown, onShow }: PictureChoiceProps) {
  const { text } = useApp();
  const nameOf = ({ fact }: PictureFile, index: number) => {
    if (fact === null) return text('picture.role.composed');
    if (fact.role !== 'frame') return text(`picture.role.${fact.role}`);
    return text('picture.frame', { number: index, top: Math.round(fact.top ?? 0) });
  };
  return (
    <fieldset class="picture-choice">
      <legend class="visually-hidden">{text('picture.frames', { count: files.length })}</legend>
      {files.map((one, index) => (
        <button
          key={one.file.path}
          type="button"
          data-testid="picture-choice"
          aria-pressed={index === shown}
          onClick={() => onShow(index)}
        >
          <Small captureId={captureId} path={one.file.path} />
          <span>{nameOf(one, index)}</span>
        </button>
      ))}
    </fieldset>
  );
}

function Small({ captureId, path }: { captureId: string; path: string }) {
  const address = useStoredFile(captureId, path);
  return address === undefined || address === null ? (
    <span class="picture-small" />
  ) : (
    <img class="picture-small" src={address} alt="" decoding="async" />
  );
}
