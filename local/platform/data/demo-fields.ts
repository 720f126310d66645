import type { FieldValues } from './model';

export const pick = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('Nothing to pick from');
  return found;
};

/** The calendar date (UTC) so many days after a time. */
export const dayAfter = (time: number, days: number): string =>
  new Date(time + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Values for the fields of Roadmap; each is empty now and then. So many sets and no more, shared by all demo tasks: a
 * hundred thousand of their own would be 33 MB.
 */
export const demoFieldSets = (today: number): FieldValues[] =>
  Array.from({ length: 180 }, (_, index) => fieldSet(index, today));

function fieldSet(index: number, today: number): FieldValues {
  return {
    ...(index % 4 === 0 ? {} : { 'fld-points': pick([1, 2, 3, 5, 8, 0.5], index) }),
    ...(index % 5 === 0 ? {} : { 'fld-start': dayAfter(today, (index % 30) - 20) }),
    ...(index % 3 === 0 ? {} : { 'fld-risk': pick(['opt-low', 'opt-medium', 'opt-high'], index) }),
    ...(index % 4 === 3
      ? {}
      : { 'fld-teams': pick([['opt-web'], ['opt-web', 'opt-data'], ['opt-support']], index) }),
    ...(index % 6 === 1
      ? { 'fld-customer': pick(['Fjord Shipping', 'Müller & Söhne', 'Acme "East"'], index) }
      : {}),
    ...(index % 9 === 2 ? { 'fld-spec': `https://example.com/spec/${index}` } : {}),
    ...(index % 7 === 0 ? {} : { 'fld-billable': index % 2 === 0 }),
    'fld-score': (index * 37) % 100,
  };
}
