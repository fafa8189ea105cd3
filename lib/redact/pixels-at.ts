import { decodePng, PngError, type Pixels } from './png';

/** Of a picture, in px. */
export interface Size {
  width: number;
  height: number;
}

/** Any picture that a browser shows, drawn in that size as it is seen: turned as its file asks, on white. @throws where it cannot be decoded */
export type PictureDecoder = (picture: Blob, size: Size) => Promise<Pixels>;

/**
 * A picture's pixels in a size: of a PNG that has it the very ones of the file, whatever browser reads it; of everything else
 * what the decoder draws, which another browser may draw a little differently.
 */
export async function pixelsAt(picture: Blob, size: Size, decode: PictureDecoder): Promise<Pixels> {
  const exact = await decodePng(new Uint8Array(await picture.arrayBuffer())).catch((error: unknown) => {
    if (error instanceof PngError) return null;
    throw error;
  });
  return exact?.width === size.width && exact.height === size.height ? exact : decode(picture, size);
}
