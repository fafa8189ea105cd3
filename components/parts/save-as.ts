/** Saves a file that the page made to the download folder. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has its own hold on the bytes after a moment.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
