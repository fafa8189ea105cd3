/** A copy of a picture for reading; its size in px may be smaller than the original's. */
export interface JpegCopy {
  jpeg: Uint8Array;
  width: number;
  height: number;
}
