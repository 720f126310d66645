/** Not a problem, only too early: the pass goes on at the given time, in milliseconds since the epoch. */
export class NotYet extends Error {
  override readonly name = 'NotYet';

  constructor(readonly until: number) {
    super('Too early');
  }
}
