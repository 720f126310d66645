import type { Personality, PersonalityParts } from './door';
import { JiraAlign } from './jira-align/jira-align';
import { JiraDataCenter } from './jira-data-center/jira-data-center';

/** Every platform that the sandbox can be beside the one of our own API. */
export async function personalities(parts: PersonalityParts): Promise<readonly Personality[]> {
  return [new JiraAlign(parts), await JiraDataCenter.open(parts)];
}
