/** A file picked with its folder: `path` begins with the folder's name, as `webkitRelativePath` does. */
export interface PickedFile {
  path: string;
  content: Blob;
}

/** What a person gave to be checked: a zip, or the files of a folder. */
export type Picked = { zip: Blob } | { folder: PickedFile[] };
