import { createHash } from 'node:crypto';
import type { FieldChoice } from '../contract/mapping';
import { compatible, pairsOptions } from './compatible';
import type { CustomField } from './mapping';
import { byName, sameWord } from './same-name';

type Mappable = FieldChoice & { readonly kind: Exclude<FieldChoice['kind'], 'other'> };

const synonyms = [
  ['storypoints', 'storypointestimate', 'points', 'estimate', 'effort', 'size'],
  ['startdate', 'start', 'targetstart', 'plannedstart', 'begin'],
  ['targetend', 'enddate', 'plannedend', 'finish', 'finishdate'],
  ['team', 'teams', 'squad'],
  ['risk', 'risklevel'],
  ['customer', 'client', 'account'],
  ['specification', 'spec', 'specificationlink'],
  ['severity', 'impact'],
];
const yes = ['yes', 'true', 'ja', 'on'];
const no = ['no', 'false', 'nein', 'off'];

/** Fields of compatible kinds that are called alike, each once, with their options by name. */
export function suggestFields(
  platform: readonly FieldChoice[],
  jira: readonly FieldChoice[],
): readonly CustomField[] {
  const taken = new Set<string>();
  const entries: CustomField[] = [];
  const pairUp = (find: (field: Mappable, free: readonly Mappable[]) => Mappable | undefined): void => {
    for (const field of platform.filter(isMappable)) {
      if (entries.some(({ task }) => task === field.id)) continue;
      const free = jira.filter(isMappable).filter(({ id }) => !taken.has(id));
      const found = find(
        field,
        free.filter((candidate) => directionOf(field, candidate) !== null),
      );
      const direction = found === undefined ? null : directionOf(field, found);
      if (found === undefined || direction === null) continue;
      const options = suggestOptions(field, found);
      // Lists of the same name without a word in common mean different things: each value would bring a notice.
      if (options.length === 0 && pairsOptions(field.kind, found.kind)) continue;
      taken.add(found.id);
      const id = entryId(field.id, found.id, new Set(entries.map((entry) => entry.id)));
      entries.push({
        id,
        task: field.id,
        jira: found.id,
        direction,
        conflict: 'newest',
        when: 'always',
        options,
      });
    }
  };
  pairUp((field, free) => byName(free, field.name));
  pairUp((field, free) => free.find(({ name }) => sameWord(synonyms, name, field.name)));
  const order = (entry: CustomField) => platform.findIndex(({ id }) => id === entry.task);
  return entries.sort((one, other) => order(one) - order(other));
}

/**
 * Names an entry in stored fingerprints. Made from the two fields, so that a pair that was taken out and comes back is
 * the same as before.
 */
export function entryId(task: string, jira: string, taken: ReadonlySet<string>): string {
  for (let turn = 0; ; turn += 1) {
    const digest = createHash('sha256').update([task, jira, turn].join('\n')).digest();
    const id = (digest.readUInt32BE(0) % 36 ** 3).toString(36).padStart(3, '0');
    if (!taken.has(id)) return id;
  }
}

/** Both ways where nothing is lost; what the platform computes is shown in Jira. */
function directionOf(field: Mappable, other: Mappable): CustomField['direction'] | null {
  const ways = compatible(field.kind, other.kind);
  if (field.readOnly) return ways.toJira ? 'to-jira' : null;
  return ways.toJira && ways.toPlatform ? 'both' : null;
}

function suggestOptions(field: Mappable, other: Mappable): CustomField['options'] {
  if (!pairsOptions(field.kind, other.kind)) return [];
  return optionsOf(field).flatMap(({ id, name }) => {
    const found =
      byName(optionsOf(other), name) ??
      optionsOf(other).find((option) => sameWord([yes, no], option.name, name));
    return found === undefined ? [] : [{ task: id, jira: found.id }];
  });
}

/** What a field chooses from; of yes and no, the two. */
export function optionsOf({
  kind,
  options,
}: Pick<FieldChoice, 'kind' | 'options'>): readonly { readonly id: string; readonly name: string }[] {
  if (kind !== 'boolean') return options ?? [];
  return [
    { id: 'true', name: 'Yes' },
    { id: 'false', name: 'No' },
  ];
}

function isMappable(field: FieldChoice): field is Mappable {
  return field.kind !== 'other';
}
