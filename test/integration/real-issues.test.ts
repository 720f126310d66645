import * as z from 'zod';
import { describeWith, readLines, sharedFile } from '../contract/shared-data';
import { schemaErrors } from '../contract/rich-text/adf-schema';
import type { World } from '../../local/world';
import { adminOf, call, connectWithoutSync, inlineWorld, MINUTES, pairsOf } from './rig';

const ISSUES = 500;

const realIssue = z.object({
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    status: z.object({ name: z.string() }),
    assignee: z.object({ displayName: z.string() }).nullish(),
    labels: z.array(z.string()).default([]),
    comment: z.object({ comments: z.array(z.object({ id: z.string() })) }).optional(),
  }),
});
const realText = z.object({ key: z.string(), where: z.string(), adf: z.unknown(), schemaValid: z.boolean() });

interface Seed {
  readonly summary: string;
  readonly status: string;
  readonly labels: readonly string[];
  readonly description: unknown;
  readonly comments: readonly unknown[];
}

describeWith('jira-issues-v2.jsonl.gz', '500 real issues through the whole app', (lines) => {
  const seeds = seedsFrom(lines);
  let world: World;
  beforeAll(async () => {
    world = await inlineWorld({ sandbox: { seed: 0 }, enforceRates: false });
  });
  afterAll(() => world.stop());

  test('go to the platform and come back: none fails, all documents are valid, and what nobody touched is as it was', async () => {
    world.jira.world.setQuota({
      pointsPerHour: Infinity,
      burst: { GET: Infinity, POST: Infinity, PUT: Infinity },
      perIssue: [],
    });
    for (const seed of seeds) await createInJira(world, seed);
    const before = new Map(
      world.jira.world.issuesOf('ROAD').map((issue) => [issue.key, JSON.stringify(issue.description)]),
    );
    const connection = await connectWithoutSync(world, 'all');
    await world.advance(30 * MINUTES);
    const pairs = pairsOf(world);
    expect(pairs.size).toBeGreaterThanOrEqual(ISSUES);
    expect([...pairs.values()].filter((keys) => keys.length !== 1)).toEqual([]);
    expect(await failuresOf(world, connection.id)).toEqual([]);

    // Back again: something small changes in every task, and in every tenth the text itself.
    [...pairs.keys()].forEach((taskId, position) => {
      const { description } = world.sandbox.world.task(taskId);
      const text =
        position % 10 === 0 ? { description: `${description ?? ''}<p>Added on the platform 🙂</p>` } : {};
      world.sandbox.world.editTask(taskId, { dueDate: '2027-01-31', ...text });
    });
    await world.advance(30 * MINUTES);
    expect(await failuresOf(world, connection.id)).toEqual([]);
    const changed: string[] = [];
    [...pairs].forEach(([, [key = '']], position) => {
      const issue = world.jira.world.issue(key);
      expect(issue?.dueDate).toBe('2027-01-31');
      expect(issue?.description === null ? [] : schemaErrors(issue?.description)).toEqual([]);
      if (position % 10 === 0)
        expect(JSON.stringify(issue?.description)).toContain('Added on the platform 🙂');
      else if (JSON.stringify(issue?.description) !== before.get(key)) changed.push(key);
    });
    expect(changed).toEqual([]);
  }, 240_000);
});

function seedsFrom(lines: readonly unknown[]): readonly Seed[] {
  const path = sharedFile('texts-wiki-adf.jsonl.gz');
  const texts = new Map<string, { description: unknown; comments: unknown[] }>();
  for (const line of path === null ? [] : readLines(path)) {
    const { key, where, adf, schemaValid } = realText.parse(line);
    // Jira itself takes no longer text (32,767 characters), so none of these can have come from there.
    if (!schemaValid || JSON.stringify(adf).length > 32_000) continue;
    const entry = texts.get(key) ?? { description: null, comments: [] };
    if (where === 'description') entry.description = adf;
    else if (entry.comments.length < 3 && JSON.stringify(adf).includes('"text"')) entry.comments.push(adf);
    texts.set(key, entry);
  }
  return lines.slice(0, ISSUES).map((line): Seed => {
    const { key, fields } = realIssue.parse(line);
    const text = texts.get(key) ?? { description: null, comments: [] };
    return { summary: fields.summary ?? key, status: fields.status.name, labels: fields.labels, ...text };
  });
}

async function createInJira(world: World, seed: Seed): Promise<void> {
  const created = z.object({ id: z.string() }).parse(
    await asMember(world, 'POST', '/rest/api/3/issue', {
      fields: {
        project: { id: '10000' },
        issuetype: { id: '10002' },
        summary: seed.summary.replace(/[\r\n]+/g, ' ').slice(0, 255),
        labels: seed.labels.map((label) => label.replace(/\s/g, '_')),
        ...(seed.description === null ? {} : { description: seed.description }),
      },
    }),
  );
  const transition = /progress|open/i.test(seed.status)
    ? '21'
    : /clos|resolv|done/i.test(seed.status)
      ? '41'
      : null;
  if (transition !== null) {
    await asMember(world, 'POST', `/rest/api/3/issue/${created.id}/transitions`, {
      transition: { id: transition },
      ...(transition === '41' ? { fields: { resolution: { name: 'Done' } } } : {}),
    });
  }
  for (const body of seed.comments)
    await asMember(world, 'POST', `/rest/api/3/issue/${created.id}/comment`, { body });
}

async function asMember(world: World, method: string, path: string, body: unknown): Promise<unknown> {
  const response = await world.jira.program(
    new Request(`https://jira.example${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-twin-actor': 'user:acc-member' },
      body: JSON.stringify(body),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}

async function failuresOf(world: World, connectionId: string): Promise<readonly unknown[]> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  const detail = z.object({ failures: z.array(z.object({ severity: z.string(), error: z.unknown() })) });
  const open = detail
    .parse(answer.ok ? answer.data : {})
    .failures.filter(({ severity }) => severity === 'failure');
  expect((await adminOf(world).get(connectionId)).error).toBeNull();
  return open;
}
