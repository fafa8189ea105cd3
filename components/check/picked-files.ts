import type { Picked, PickedFile } from '../../lib/model/picked-file';

/** From the file dialog; a folder's files carry their path. Null where nothing was chosen. */
export function pickedFromInput(files: FileList | null): Picked | null {
  const [first, ...rest] = files ?? [];
  if (first === undefined) return null;
  if (first.webkitRelativePath === '') return { zip: first };
  return { folder: [first, ...rest].map((file) => ({ path: file.webkitRelativePath, content: file })) };
}

/** The openings among some files; a packet is a zip or a folder. */
export function openingsIn(files: FileList | null): File[] {
  return [...(files ?? [])].filter(({ name }) => name.endsWith('.json'));
}

/** From a drop of one zip or one folder; entries must be asked for before the event is over. */
export async function pickedFromDrop(transfer: DataTransfer): Promise<Picked | null> {
  const file = transfer.files[0];
  const entry = transfer.items[0]?.webkitGetAsEntry() ?? null;
  if (entry?.isDirectory === true)
    return { folder: await filesUnder(entry as FileSystemDirectoryEntry, entry.name) };
  return file === undefined ? null : { zip: file };
}

async function filesUnder(folder: FileSystemDirectoryEntry, path: string): Promise<PickedFile[]> {
  const found: PickedFile[] = [];
  for (const entry of await listEntries(folder)) {
    const name = `${path}/${entry.name}`;
    if (entry.isDirectory) found.push(...(await filesUnder(entry as FileSystemDirectoryEntry, name)));
    else found.push({ path: name, content: await fileOf(entry as FileSystemFileEntry) });
  }
  return found;
}

async function listEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    // Chromium hands out a hundred at a time; an empty batch is the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
