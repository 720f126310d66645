/** Waits in real time: what is waited for happens in other processes, which no clock of ours can move. */
export function realWait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    // eslint-disable-next-line no-restricted-syntax -- see above
    setTimeout(resolve, milliseconds);
  });
}
