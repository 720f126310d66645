import type { Mapping } from './mapping';
import { byName, sameWord } from './same-name';

interface Named {
  readonly id: string;
  readonly name: string;
}

const synonyms = [
  ['highest', 'blocker', 'critical', 'urgent', 'p0'],
  ['high', 'major', 'important', 'serious', 'p1'],
  ['medium', 'normal', 'default', 'moderate', 'p2'],
  ['low', 'minor', 'p3'],
  ['lowest', 'trivial', 'p4'],
];

export function suggestPriorities(platform: readonly Named[], jira: readonly Named[]): Mapping['priorities'] {
  return platform.flatMap((priority) => {
    const found =
      byName(jira, priority.name) ?? jira.find(({ name }) => sameWord(synonyms, name, priority.name));
    return found === undefined ? [] : [{ task: priority.id, jira: found.id }];
  });
}
