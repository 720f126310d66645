import type { Hono } from 'hono';
import type { Program } from '../../program';
import type { TaskRecord } from '../data/model';
import { ApiProblem } from '../problem';
import { readForm } from '../web/form';
import { pageApp } from '../web/page-app';
import type { World } from '../world';
import { collectionNames, collectionOf, collections } from './collections';
import { itemForm, itemPage, newItemPage } from './item-page';
import type { ItemParts } from './item';
import { programNumber, projectIdOf, taskIdOf } from './numbers';
import { profilePage } from './profile-page';
import { itemList, programList } from './program-pages';
import { itemPath, siteLinks } from './site-links';

export interface AlignPageParts extends ItemParts {
  readonly world: World;
}

/** The pages that a person uses: programs, their items, and the API token of the profile. No script. */
export function pages(parts: AlignPageParts): Program {
  return pageApp(siteLinks, 'All programs', (app) => {
    profilePage(app, parts);
    programRoutes(app, parts);
  });
}

function programRoutes(app: Hono, parts: AlignPageParts): void {
  const { store, site, world } = parts;
  const projectOf = (number: string) => {
    const project = store.project(projectIdOf(store, Number(number)) ?? '');
    if (project === undefined) throw new ApiProblem('not-found');
    return project;
  };
  app.get('/', (context) => context.html(programList(parts)));
  app.get('/programs/:number', (context) =>
    context.html(itemList(projectOf(context.req.param('number')), parts, context.req.query('page'))),
  );
  app.get('/programs/:number/new', (context) =>
    context.html(newItemPage(projectOf(context.req.param('number')), parts, null)),
  );
  app.post('/programs/:number/new', async (context) => {
    const project = projectOf(context.req.param('number'));
    const form = await readForm(context.req.raw);
    try {
      const task = world.createTask(itemForm(form, project, parts), project.id);
      return context.redirect(`${itemPath(task, parts)}&done=created`, 303);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return context.html(newItemPage(project, parts, error), 422);
    }
  });

  for (const name of collectionNames) {
    const [grid, numberName] = collections[name].page;
    const taskAt = (number: string | undefined): TaskRecord => {
      const task = store.task(taskIdOf(Number(number)));
      if (task === undefined || collectionOf(store.project(task.projectId), task.typeId) !== name)
        throw new ApiProblem('not-found');
      return task;
    };
    app.get(`/${grid}`, (context) => {
      const task = taskAt(context.req.query(numberName));
      return context.html(itemPage(task, name, parts, { done: context.req.query('done'), error: null }));
    });
    app.post(`/${grid}`, async (context) => {
      const task = taskAt(context.req.query(numberName));
      const form = await readForm(context.req.raw);
      try {
        const done = change(task, form, parts);
        return context.redirect(`${itemPath(task, parts)}&done=${done}`, 303);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        return context.html(itemPage(task, name, parts, { done: undefined, error }), 422);
      }
    });
  }

  function change(
    task: TaskRecord,
    form: Readonly<Record<string, string>>,
    { world: inside }: AlignPageParts,
  ): string {
    switch (form['act']) {
      case 'delete':
        inside.deleteTask(task.id);
        return 'deleted';
      case 'cancel':
      case 'restore':
        site.cancel(task.id, form['act'] === 'cancel');
        return form['act'] === 'cancel' ? 'canceled' : 'restored';
      default: {
        const { typeId: _typeId, ...edit } = itemForm(
          form,
          projectOf(String(programNumber(store, task.projectId))),
          parts,
        );
        inside.editTask(task.id, edit);
        return 'saved';
      }
    }
  }
}
