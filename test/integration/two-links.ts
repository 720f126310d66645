import * as z from 'zod';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, call, connect, MINUTES, pairsOf } from './rig';

/** One connection with two links, each with its first sync done: Roadmap, and the website, which has one task, with OPS. */
export async function connectTwo(world: World): Promise<Connection> {
  world.sandbox.world.createTask({ title: 'A page' }, 'prj-website');
  const first = await connect(world);
  const admin = adminOf(world);
  const { jiraProjects, platformProjects } = await admin.options(first.id);
  const ops = jiraProjects.find(({ key }) => key === 'OPS')?.id ?? '';
  const website = platformProjects.find(({ name }) => name === 'Website relaunch')?.id ?? '';
  await admin.link(await admin.get(first.id), ops, website, 'new');
  await world.advance(2 * MINUTES);
  expect(pairsOf(world, 'OPS').size).toBe(1);
  return first;
}

const detailSchema = z.object({
  links: z.array(
    z.object({ jiraProjectKey: z.string(), trouble: z.object({ code: z.string() }).nullable() }),
  ),
});

/** What the page says of each link: its Jira project, and the code of what stops it. */
export async function linkTroubles(
  world: World,
  connectionId: string,
): Promise<readonly (readonly [project: string, code: string | null])[]> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  const { links } = detailSchema.parse(answer.ok ? answer.data : answer);
  return links.map(({ jiraProjectKey, trouble }) => [jiraProjectKey, trouble?.code ?? null]);
}
