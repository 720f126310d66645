import * as z from 'zod';
import { PEOPLE } from './seed-people';
import { CUSTOM_ROLES, PROJECTS } from './seed-projects';
import type { JiraTwin } from './twin';

interface SeedIssue {
  readonly project: string;
  readonly type: string;
  readonly by: string;
  readonly summary: string;
  readonly text: string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly transitions?: readonly string[];
  readonly comment?: { readonly by: string; readonly text: string };
}

const ISSUES: readonly SeedIssue[] = [
  {
    project: '10000',
    type: '10000',
    by: 'acc-lead',
    summary: 'Checkout without an account',
    text: 'Guests pay in three steps.',
    more: { labels: ['checkout'] },
  },
  {
    project: '10000',
    type: '10001',
    by: 'acc-lead',
    summary: 'Guest enters a delivery address',
    text: 'Address fields follow the country.',
    more: { assignee: { accountId: 'acc-amara' }, labels: ['checkout'] },
    transitions: ['21'],
  },
  {
    project: '10000',
    type: '10001',
    by: 'acc-member',
    summary: 'Guest chooses a delivery slot',
    text: 'Slots of two hours, six days ahead.',
    more: { assignee: { accountId: 'acc-bruno' }, duedate: '2026-12-18' },
  },
  {
    project: '10000',
    type: '10003',
    by: 'acc-chen',
    summary: 'Voucher is lost when the basket changes',
    text: 'Steps: add a voucher, then change an amount.',
    more: { priority: { id: '1' } },
    transitions: ['21', '31'],
    comment: { by: 'acc-member', text: 'Seen with two vouchers as well.' },
  },
  {
    project: '10000',
    type: '10002',
    by: 'acc-member',
    summary: 'Move the price service to the new region',
    text: 'Latency budget: 40 ms.',
    more: { priority: { id: '2' }, assignee: { accountId: 'acc-dagny' } },
  },
  {
    project: '10000',
    type: '10002',
    by: 'acc-lead',
    summary: 'Agree on the wording of the refund page',
    text: 'Legal has the last word.',
    more: { assignee: { accountId: 'acc-member' } },
    comment: { by: 'acc-lead', text: 'Draft is with legal since Monday.' },
  },
  {
    project: '10000',
    type: '10003',
    by: 'acc-goro',
    summary: 'Totals differ by one cent on invoices',
    text: 'Rounding happens per line and again on the sum.',
  },
  {
    project: '10001',
    type: '10010',
    by: 'acc-lead',
    summary: 'Order badges for the new office',
    text: 'Forty pieces, white.',
    more: { assignee: { accountId: 'acc-emil' }, duedate: '2026-12-04' },
    transitions: ['11'],
  },
  {
    project: '10001',
    type: '10010',
    by: 'acc-emil',
    summary: 'Plan the fire drill',
    text: 'Both floors, on different days.',
  },
  {
    project: '10001',
    type: '10010',
    by: 'acc-member',
    summary: 'Renew the cleaning contract',
    text: 'Ends with the year.',
    more: { labels: ['contract'] },
    transitions: ['11', '31'],
  },
  {
    project: '10002',
    type: '10002',
    by: 'acc-admin',
    summary: 'Prepare the announcement',
    text: 'Nobody outside may know before the day.',
  },
];

const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const createdShape = z.object({ id: z.string() });

async function send(twin: JiraTwin, by: string, path: string, body: unknown): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    'x-twin-actor': `user:${by}`,
    'x-twin-quota': 'exempt',
  };
  const request = new Request(`https://demo-jira.example/rest/api/3/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const response = await twin.program(request);
  const text = await response.text();
  if (!response.ok)
    throw new Error(`The demo data does not fit the Jira twin: ${path} ${String(response.status)} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** People, roles and projects of the demo site, which are configuration and so are put there on every start. */
export function seedSite(twin: JiraTwin): void {
  for (const person of PEOPLE) twin.world.putUser(person);
  for (const role of CUSTOM_ROLES) twin.world.putRole(role);
  for (const project of PROJECTS) twin.world.putProject(project);
}

/** The demo site: people, projects and, unless it was restored with issues, some ordinary issues. */
export async function seedDemo(twin: JiraTwin): Promise<void> {
  seedSite(twin);
  if (twin.world.issueCount > 0) return;
  for (const seed of ISSUES) {
    const fields = {
      project: { id: seed.project },
      issuetype: { id: seed.type },
      summary: seed.summary,
      description: paragraph(seed.text),
      ...seed.more,
    };
    const { id } = createdShape.parse(await send(twin, seed.by, 'issue', { fields }));
    for (const transition of seed.transitions ?? []) {
      await send(twin, seed.by, `issue/${id}/transitions`, { transition: { id: transition } });
    }
    if (seed.comment !== undefined) {
      await send(twin, seed.comment.by, `issue/${id}/comment`, { body: paragraph(seed.comment.text) });
    }
  }
}
