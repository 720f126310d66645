/** `describe`, or a visible skip that says what is missing and how to get it. */
export function describeWhere(present: boolean, title: string, missing: string, tests: () => void): void {
  if (present) describe(title, tests);
  else
    describe.skip(`${title} (skipped: ${missing})`, () => {
      it('needs what is missing', () => undefined);
    });
}
