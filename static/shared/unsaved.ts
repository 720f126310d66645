/** Which forms hold something that is not saved, and who waits for the answer whether it may be lost. */
const dirty = new Set<symbol>();
const listeners = new Set<() => void>();
let awaited: { readonly go: () => void; readonly stay: () => void } | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

/** Holds every leaving until the answer is "leave"; the function given back lets go. */
export function holdUnsaved(): () => void {
  const form = Symbol('unsaved form');
  dirty.add(form);
  return () => void dirty.delete(form);
}

/** Goes at once when nothing is unsaved; otherwise the reader is asked first. `stay` undoes what has moved already. */
export function leave(go: () => void, stay: () => void = () => undefined): void {
  if (dirty.size === 0) {
    go();
    return;
  }
  awaited = { go, stay };
  tell();
}

/** Whether leaving would lose something. */
export function isUnsaved(): boolean {
  return dirty.size > 0;
}

/** True while the reader has to be asked. */
export function isLeaveAsked(): boolean {
  return awaited !== null;
}

export function answerLeave(answer: 'leave' | 'stay'): void {
  const asked = awaited;
  awaited = null;
  if (answer === 'leave') dirty.clear();
  tell();
  if (answer === 'leave') asked?.go();
  else asked?.stay();
}

export function listenToLeave(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
