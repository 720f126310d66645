import * as z from 'zod';
import { Problem } from '../errors/problem';
import type { Jira, NewIssue } from '../jira/port';
import type { Platform, Task, TaskChange } from '../platform/port';
import type { Storage } from '../storage/port';
import type { Ports } from './context';
import type { DryRunTally } from './dry-run-tally';
import { readFailure } from './failure-record';
import { readHistory } from './history-row';
import { readOnly } from './read-only';

/**
 * Ports through which everything is read and nothing is written: what would be is told to the tally, and answered as if it
 * had been done.
 */
export function dryPorts({ storage, jira, platform }: Ports, tally: DryRunTally): Ports {
  return {
    storage: dryStorage(storage, tally),
    jira: dryJira(jira, tally),
    platform: dryPlatform(platform, tally),
  };
}

const nothing = (): Promise<void> => Promise.resolve();
const yes = (): Promise<boolean> => Promise.resolve(true);

const detail = z.record(z.string(), z.unknown());
const row = z.object({ d: z.string() }).loose();

/** A failure as if somebody had asked for another try: else what fails again before its turn would not be told. */
function demanded(stored: unknown): unknown {
  const value = row.parse(stored);
  return { ...value, d: JSON.stringify({ ...detail.parse(JSON.parse(value.d)), asked: true }) };
}

function dryStorage(storage: Storage, tally: DryRunTally): Storage {
  const written = (entity: string, key: string, value: unknown): void => {
    if (entity === 'failure') tally.fail(readFailure(key, value));
    if (entity === 'history') for (const note of readHistory(value).notes) tally.tell(note);
  };
  return readOnly(storage, ['get', 'getSecret', 'getEntity', 'query'], {
    getEntities: async (entity, keys) => {
      const found = await storage.getEntities(entity, keys);
      if (entity !== 'failure') return found;
      return new Map([...found].map(([key, value]) => [key, demanded(value)]));
    },
    set: nothing,
    setIfAbsent: yes,
    delete: nothing,
    setSecret: nothing,
    deleteSecret: nothing,
    setEntity: (entity, key, value) => {
      written(entity, key, value);
      return nothing();
    },
    setEntities: (entity, items) => {
      for (const { key, value } of items) written(entity, key, value);
      return nothing();
    },
    deleteEntity: nothing,
    deleteEntities: nothing,
    createEntity: yes,
    replaceEntity: yes,
    removeEntity: yes,
  });
}

const jiraReads = [
  'quota',
  'spent',
  'siteUrl',
  'project',
  'issueTypes',
  'issueTypeLevels',
  'createScreen',
  'fieldsOfProject',
  'matching',
  'accountOfEmail',
  'people',
  'displayNames',
] as const satisfies readonly (keyof Jira)[];

function dryJira(jira: Jira, tally: DryRunTally): Jira {
  const real = (ids: readonly string[]): string[] => ids.filter((id) => !tally.isMade(id));
  const written = (issueId: string): { id: string; updated: string } => {
    tally.comment(issueId);
    return { id: tally.newId(), updated: new Date().toISOString() };
  };
  return readOnly(jira, jiraReads, {
    reading: (fieldIds) => dryJira(jira.reading(fieldIds), tally),
    issues: async (ids) => seen(tally, await jira.issues(real(ids))),
    issuesOfTasks: async (ids) => seen(tally, await jira.issuesOfTasks(ids)),
    unlinkedIssues: async (...asked) => {
      const page = await jira.unlinkedIssues(...asked);
      tally.seeIssues(page.issues);
      return page;
    },
    editScreen: (id) => jira.editScreen(id),
    comments: async (id) => (tally.isMade(id) ? [] : jira.comments(id)),
    transitions: async (id) => (tally.isMade(id) ? [] : jira.transitions(id)),
    createIssues: (issues) =>
      Promise.all(issues.map((issue, position) => createdIssue(jira, tally, issue, position))),
    editIssue: (id, fields) => {
      if (Object.keys(fields).length > 0) tally.changeIssue(id);
      return nothing();
    },
    deleteIssue: (id) => {
      tally.changeIssue(id);
      return nothing();
    },
    transition: (id) => {
      tally.changeIssue(id);
      return nothing();
    },
    addComment: (id) => Promise.resolve(written(id)),
    updateComment: (id) => Promise.resolve(written(id)),
    deleteComment: (id) => {
      written(id);
      return nothing();
    },
    setLink: nothing,
    setProperty: nothing,
    removeProperty: nothing,
    setRemoteLink: nothing,
  });
}

function seen<T extends Parameters<DryRunTally['seeIssues']>[0]>(tally: DryRunTally, issues: T): T {
  tally.seeIssues(issues);
  return issues;
}

/** What Jira demands when an issue is made it says beforehand. */
async function createdIssue(
  jira: Jira,
  tally: DryRunTally,
  { projectId, issueTypeId, fields, link }: NewIssue,
  position: number,
): Promise<{ readonly id: string; readonly key: string } | { readonly problem: Problem }> {
  const { required } = await jira.createScreen(projectId, issueTypeId);
  const given = new Set([...Object.keys(fields), ...Object.keys(fields.extra ?? {}), 'project', 'issuetype']);
  const field = required.find((name) => !given.has(name) && name !== 'reporter');
  if (field !== undefined)
    return {
      problem: new Problem('JIRA_FIELD_REQUIRED', { scope: 'item', retry: 'backoff', facts: { field } }),
    };
  tally.count('createIssues');
  tally.touch(link.task);
  const id = `${tally.newId()}-${position}`;
  return { id, key: id };
}

const platformReads = [
  'capabilities',
  'quota',
  'aheadMs',
  'projectSchema',
  'listUsers',
  'matchingTasks',
] as const satisfies readonly (keyof Platform)[];

function dryPlatform(platform: Platform, tally: DryRunTally): Platform {
  const comment = (taskId: string, id: string, body: string) => {
    tally.comment(taskId);
    const now = new Date().toISOString();
    return {
      id,
      taskId,
      authorId: null,
      authorName: '',
      body,
      createdAt: now,
      updatedAt: now,
      externalId: null,
    };
  };
  return readOnly(platform, platformReads, {
    changedTasks: async (...asked) => {
      const page = await platform.changedTasks(...asked);
      tally.seeTasks(page.tasks);
      return page;
    },
    getTasks: async (ids) => {
      const tasks = await platform.getTasks(ids.filter((id) => !tally.isMade(id)));
      tally.seeTasks(tasks);
      return tasks;
    },
    createTask: (projectId, values) => {
      tally.count('createTasks');
      const id = tally.newId();
      return Promise.resolve(withChange(newTask(id, projectId, values.typeId ?? ''), values));
    },
    updateTask: (id, change) => {
      tally.changeTask(id);
      const task = tally.task(id) ?? newTask(id, '', '');
      return Promise.resolve(withChange(task, change));
    },
    deleteTask: (id) => {
      tally.changeTask(id);
      return nothing();
    },
    listComments: async (id) => (tally.isMade(id) ? [] : platform.listComments(id)),
    createComment: (taskId, { body, externalId }) =>
      Promise.resolve({ ...comment(taskId, tally.newId(), body), externalId }),
    updateComment: (taskId, id, body) => Promise.resolve(comment(taskId, id, body)),
    deleteComment: (taskId, id) => {
      comment(taskId, id, '');
      return nothing();
    },
  });
}

function newTask(id: string, projectId: string, typeId: string): Task {
  const now = new Date().toISOString();
  return {
    id,
    projectId,
    typeId,
    parentId: null,
    key: id,
    url: '',
    title: '',
    description: null,
    statusId: '',
    priorityId: null,
    assigneeId: null,
    dueDate: null,
    labels: [],
    fields: {},
    externalUrl: null,
    version: '0',
    createdAt: now,
    updatedAt: now,
    updatedBy: null,
    deleted: false,
    commentCount: 0,
    commentsUpdatedAt: null,
  };
}

function withChange(task: Task, { fields, ...change }: TaskChange): Task {
  return { ...task, ...change, fields: { ...task.fields, ...fields } };
}
