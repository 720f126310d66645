import type { FileView } from '../../src/contract/life-cycle-views';

const kinds: Readonly<Record<string, string>> = { csv: 'text/csv', json: 'application/json' };

/** Hands a file to the browser's downloads. The page of a Forge app may not navigate, but it may download. */
export function saveFile({ fileName, text }: FileView): void {
  const kind = kinds[fileName.split('.').pop() ?? ''] ?? 'text/plain';
  const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // Firefox reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
