import * as z from 'zod';
import type { Personality, PersonalityParts } from '../door';
import { withFaults } from '../faults';
import { alignApi } from './api';
import { pages } from './pages';
import { AlignSite } from './site';

export const jiraAlignOrigin = 'https://align.planlink.example';

const state = z.object({
  tokens: z.array(
    z.object({
      id: z.string(),
      userId: z.string(),
      kind: z.enum(['align', 'atlassian']),
      digest: z.string(),
      createdAt: z.number(),
      revoked: z.boolean(),
    }),
  ),
  canceled: z.array(z.string()),
});

/** The sandbox as Jira Align: workspaces are portfolios, projects are programs, types are collections. */
export class JiraAlign extends AlignSite implements Personality {
  readonly kind = 'jira-align';
  readonly title = 'Jira Align';
  readonly publicOrigin = jiraAlignOrigin;
  readonly program: Personality['program'];

  constructor({ clock, store, world, faults, limiter }: PersonalityParts) {
    super(clock, store, faults);
    const itemParts = { store, site: this, publicOrigin: jiraAlignOrigin };
    const api = alignApi({ ...itemParts, faults, limiter });
    const pageProgram = pages({ ...itemParts, world });
    this.program = (request) =>
      new URL(request.url).pathname.startsWith('/rest/')
        ? withFaults(faults, clock, request, () => api(request))
        : pageProgram(request);
  }

  restore(given: unknown): void {
    this.restoreSite(given === undefined ? { tokens: [], canceled: [] } : state.parse(given));
  }
}
