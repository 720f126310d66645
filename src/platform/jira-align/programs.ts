import * as z from 'zod';
import type { PlatformProject, Workspace } from '../port';
import type { SiteFacts } from './api-document';
import { numberIn } from './collections';
import type { Lists } from './lists';
import { selectedOf } from './people';

const named = z
  .object({
    id: z.int().min(1),
    title: z.string().nullish(),
    name: z.string().nullish(),
    portfolioId: z.int().nullish(),
  })
  .transform(({ id, title, name, portfolioId }) => {
    const called = (title ?? name ?? '').trim();
    return {
      id,
      name: (called === '' ? String(id) : called).slice(0, 200),
      portfolioId: portfolioId ?? null,
    };
  });

const members = ['id', 'title', 'name', 'portfolioId'];

/** Portfolios and programs. Some sites have no portfolios, and their programs are all there is. */
export async function readWorkspaces(lists: Lists, facts: SiteFacts): Promise<Workspace[]> {
  const { portfolios, programs } = facts.lists;
  const above =
    portfolios.names.length === 0
      ? []
      : await lists.all(portfolios.path, selectedOf(facts, 'portfolios', members), named);
  const below = await lists.all(programs.path, selectedOf(facts, 'programs', members), named);
  return [
    ...above.map(({ id, name }) => ({ id: `portfolio-${String(id)}`, name })),
    ...below.map(({ id, name }) => ({ id: `program-${String(id)}`, name })),
  ];
}

/** The programs of a portfolio; of a program, itself. */
export async function readProjects(
  lists: Lists,
  facts: SiteFacts,
  workspaceId: string,
): Promise<PlatformProject[]> {
  const portfolio = numberIn('portfolio', workspaceId);
  const program = numberIn('program', workspaceId);
  if (portfolio === null && program === null) return [];
  const filter = portfolio === null ? `id eq ${String(program)}` : `portfolioId eq ${String(portfolio)}`;
  const found = await lists.all(
    facts.lists.programs.path,
    { filter, ...selectedOf(facts, 'programs', members) },
    named,
  );
  return found.map(({ id, name }) => ({ id: `program-${String(id)}`, workspaceId, name }));
}
