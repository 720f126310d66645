import { NOTHING, type Values } from './dictionary';
import type { Item } from './items';
import type { ConflictRule } from './rules';
import type { Side } from './steps';

/**
 * What must be true of an item whose task has no priority, as where it came from a project that does not know its own.
 * Jira cannot say that there is none: its issue keeps what it has, until somebody says something new on either side.
 */
export function ofNoPriority(
  { edits }: Item,
  before: Readonly<Record<Side, Values>> | undefined,
  inJira: Values,
  rule: ConflictRule,
): string[] {
  const said = edits.filter(({ field }) => field === 'priority');
  const onPlatform =
    said.filter(({ side }) => side === 'platform').at(-1)?.value ?? before?.platform.priority;
  if (onPlatform !== undefined && onPlatform !== NOTHING)
    return [`priority is gone on the platform and should be "${onPlatform}"`];
  const last = said.at(-1);
  const earlier = [before?.jira.priority, ...said.slice(0, -1).map(({ value }) => value)];
  // Set to what it was before it looks as if nobody had touched it.
  if (last?.side === 'jira' && rule !== 'ask' && !earlier.includes(last.value))
    return [`priority is "${last.value}" in Jira and did not come to the platform`];
  return before === undefined || inJira.priority === last?.value || earlier.includes(inJira.priority)
    ? []
    : [`priority is "${inJira.priority}" in Jira, which nobody ever said`];
}
