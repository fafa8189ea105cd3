import { picturesOf, type CaptureBody, type PictureFact, type SealedFile } from '../../lib/model/capture';
import { useApp } from '../app/app-context';

/** A picture and how it came about; `fact` is null of one that was put together from others, or of an early record. */
export interface PictureFile {
  file: SealedFile;
  fact: PictureFact | null;
}

/** A capture's pictures in the order in which they were taken; one that was put together from them comes last. */
export function pictureFiles(body: CaptureBody): PictureFile[] {
  const facts = picturesOf(body);
  return body.files
    .filter(({ type }) => type.startsWith('image/'))
    .map((file) => ({ file, fact: facts.find(({ path }) => path === file.path) ?? null }));
}

export interface PictureChoiceProps {
  files: readonly PictureFile[];
  shown: number;
  onShow(index: number): void;
}

/** Which of several pictures is shown. */
export function PictureChoice({ files, shown, onShow }: PictureChoiceProps) {
  const { text } = useApp();
  const nameOf = ({ fact }: PictureFile, index: number) => {
    if (fact === null) return text('picture.role.composed');
    if (fact.role !== 'frame') return text(`picture.role.${fact.role}`);
    return text('picture.frame', { number: index, top: Math.round(fact.top ?? 0) });
  };
  return (
    <label class="picture-choice">
      {text('picture.frames', { count: files.length })}
      <select
        class="input"
        data-testid="picture-choice"
        value={shown}
        onChange={(event) => onShow(Number(event.currentTarget.value))}
      >
        {files.map((one, index) => (
          <option key={one.file.path} value={index}>
            {nameOf(one, index)}
          </option>
        ))}
      </select>
    </label>
  );
}
