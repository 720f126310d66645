import type { AuthMethod } from '../../../../src/contract/authorisation-views';
import type { Guide, Guides } from './guide-step';
import { jiraAlignGuides } from './jira-align-guides';
import { jiraDataCenterGuides } from './jira-data-center-guides';
import { planningApiGuides } from './planning-api-guides';

const own: Readonly<Record<string, Guides>> = {
  'jira-align': jiraAlignGuides,
  'jira-data-center': jiraDataCenterGuides,
};

const none: Guide = { steps: [], faults: [] };

/** The guide of a platform, by the kind that its connection has, for one way to authorise. */
export function guideOf(kind: string, method: AuthMethod): Guide {
  return own[kind]?.[method] ?? planningApiGuides[method] ?? none;
}

/** Where a step is done; null where the address of the platform is not known to the page. */
export function pageOf(at: string, address: string | null): string | null {
  if (URL.canParse(at)) return at;
  return address !== null && URL.canParse(at, address) ? new URL(at, address).href : null;
}
