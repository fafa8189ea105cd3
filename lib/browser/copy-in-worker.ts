import type { CopyWish, PictureCopy } from '../model/picture-copy';
import { copyPicture } from './pictures';

interface Asked {
  picture: Blob;
  wish: CopyWish;
}

type Answered = { copy: PictureCopy } | { unreadable: string };

/** What is used here of a worker's global scope, which the DOM's types do not know. */
interface WorkerScope {
  postMessage(message: Answered, options: StructuredSerializeOptions): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Asked>) => void): void;
}

/** Blobs are only told of: nothing is handed over. */
const KEPT: StructuredSerializeOptions = { transfer: [] };

/** In the worker: answers `copyIn`. */
export function answerAsCopier(): void {
  const scope = globalThis as unknown as WorkerScope;
  scope.addEventListener('message', ({ data: { picture, wish } }) => {
    copyPicture(picture, wish).then(
      (copy) => scope.postMessage({ copy }, KEPT),
      (error: unknown) => scope.postMessage({ unreadable: String(error) }, KEPT),
    );
  });
}

/** The worker itself failed, not the picture. */
export class CopierGoneError extends Error {
  override name = 'CopierGoneError';
}

/**
 * `copyPicture` in a worker, which must be asked for one picture after the other. @throws where the browser cannot decode it.
 * @throws {CopierGoneError} where the worker did not start or came to an end.
 */
export function copyIn(worker: Worker): typeof copyPicture {
  return (picture, wish) =>
    new Promise((resolve, reject) => {
      const gone = ({ type, message }: { type: string; message?: string }) =>
        reject(new CopierGoneError(message ?? type));
      worker.onerror = gone;
      worker.onmessageerror = gone;
      worker.onmessage = ({ data }: MessageEvent<Answered>) => {
        if ('copy' in data) resolve(data.copy);
        else reject(new Error(data.unreadable));
      };
      const asked: Asked = { picture, wish };
      worker.postMessage(asked, KEPT);
    });
}
