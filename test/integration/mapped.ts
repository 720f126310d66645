import * as z from 'zod';
import type { Mapping } from '../../src/contract/mapping';
import type { World } from '../../local/world';

const stored = z.record(z.string(), z.unknown());

/** The ids of the demo projects, as a mapping names them. */
export const EPIC = '10000';
export const STORY = '10001';
export const TASK = '10002';
export const BUG = '10003';

const toJira = [
  { task: 'st-backlog', jira: '10000' },
  { task: 'st-planned', jira: '10000' },
  { task: 'st-doing', jira: '3' },
  { task: 'st-review', jira: '10001' },
  { task: 'st-done', jira: '10002' },
];
const toTask = [
  { jira: '10000', task: 'st-backlog' },
  { jira: '3', task: 'st-doing' },
  { jira: '10001', task: 'st-review' },
  { jira: '10002', task: 'st-done' },
];

/** Features are epics, stories stories, tasks tasks, and nothing else is synced. */
export const roadmapMapping: Mapping = {
  version: 2,
  types: [
    { task: 'ty-task', jira: TASK },
    { task: 'ty-story', jira: STORY },
    { task: 'ty-feature', jira: EPIC },
  ],
  statuses: [TASK, STORY, EPIC].map((issueTypeId) => ({ issueTypeId, toJira, toTask })),
  priorities: [],
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  fields: {},
  custom: [],
  comments: 'both',
  filter: { jira: null, platform: null },
  linkBack: false,
  deletions: 'keep',
};

const both = { direction: 'both', conflict: 'newest', when: 'always' } as const;

/** Story points, start date, risk and teams. */
export const planningFields: Mapping['custom'] = [
  { id: 'pts', task: 'fld-points', jira: 'customfield_10016', ...both, options: [] },
  { id: 'sta', task: 'fld-start', jira: 'customfield_10015', ...both, options: [] },
  {
    id: 'rsk',
    task: 'fld-risk',
    jira: 'customfield_10050',
    ...both,
    options: [
      { task: 'opt-low', jira: '100500' },
      { task: 'opt-high', jira: '100502' },
    ],
  },
];
export const planningKinds = {
  pts: { name: 'Story points', task: 'number', jira: 'number', options: [] },
  sta: { name: 'Start date', task: 'date', jira: 'date', options: [] },
  rsk: { name: 'Risk', task: 'select', jira: 'select', options: [] },
};

/** Stores a mapping as its editor does, for the connection's only project link. */
export async function mapAs(
  world: World,
  linkId: string,
  mapping: Mapping,
  kinds: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const key = `mapping:${linkId}`;
  const { value } = stored.parse(await kvs(world, 'get', { key }));
  const before = stored.parse(JSON.parse(z.string().parse(value)));
  await kvs(world, 'set', { key, value: JSON.stringify({ ...before, mapping, kinds }) });
}

async function kvs(world: World, operation: 'get' | 'set', body: unknown): Promise<unknown> {
  const scope = {
    installationId: world.installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const answer = await world.host.services.kvs.handle(`/api/v1/${operation}`, body, scope);
  if (answer.status >= 300) throw new Error(`Storage refused: ${answer.status}`);
  return answer.body;
}
