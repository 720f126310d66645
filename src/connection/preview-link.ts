import type { LinkPreview } from '../contract/life-cycle-views';
import type { CreateScreen, Jira } from '../jira/port';
import type { People } from '../mapping/fields/field';
import type { FieldName } from '../mapping/mapping';
import { newIssueFrom, type NewIssue } from '../mapping/new-items';
import { readDocument, type AdfNode } from '../mapping/rich-text/adf-document';
import { htmlToAdf } from '../mapping/rich-text/html-to-adf';
import { plainText } from '../mapping/rich-text/plain-text';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Platform, PlatformUser, ProjectSchema, Task } from '../platform/port';
import { inTurns } from '../sync/in-turns';
import type { Connections } from './connections';
import type { LinkProjects, MappingRequest } from './link-projects';
import type { Platforms } from './platforms';

const TASKS = 10;
const LOOK = 100;
const AT_ONCE = 5;
/** So much of a description tells whether it arrives as it should. */
const DESCRIPTION = 300;

interface PreviewParts {
  readonly connections: Connections;
  readonly platforms: Platforms;
  readonly linkProjects: LinkProjects;
  readonly jira: Jira;
}

type Item = LinkPreview['items'][number];

/**
 * The first tasks of a project beside the issues they would become, by the very mapping that a link would use. Reads
 * only. Throws `NOT_FOUND`, `WORKSPACE_NOT_GRANTED`, `INPUT_INVALID`, and what reaching either side threw.
 */
export async function previewLink(
  parts: PreviewParts,
  connectionId: string,
  request: MappingRequest,
): Promise<LinkPreview> {
  const { connection } = await parts.connections.get(connectionId);
  const { stored } = await parts.linkProjects.planned(connection.value, request);
  const platform = parts.platforms.open(connection.value);
  const schema = await platform.projectSchema(request.platformProjectId);
  const page = await platform.changedTasks([request.platformProjectId], null, LOOK);
  const living = page.tasks.filter(({ deleted }) => !deleted);
  const tasks = living.slice(0, TASKS);
  const people = await peopleOf(parts.jira, platform, tasks);
  const screen = await parts.jira.createScreen(request.jiraProjectId, request.issueTypeId);
  const names = { schema, screen, people, stored };
  return { items: tasks.map((task) => itemOf(task, names)), tasks: living.length, more: page.more };
}

interface Names {
  readonly schema: ProjectSchema;
  readonly screen: CreateScreen;
  readonly people: KnownPeople;
  readonly stored: StoredMapping;
}

/** Jira's names of the fields that a screen may lack. */
const onScreen: Readonly<Partial<Record<FieldName, string>>> = {
  priority: 'priority',
  assignee: 'assignee',
  dueDate: 'duedate',
  labels: 'labels',
  description: 'description',
};

function itemOf(task: Task, names: Names): Item {
  const issue = newIssueFrom(task, names.stored.mapping, names.people);
  const { key: taskKey, url: taskUrl } = task;
  const whole = fieldsOf(task, issue, names);
  const lost = whole.filter((one) => one.issue !== '' && !fits(one.field, names.screen));
  return {
    taskKey,
    taskUrl,
    fields: whole.map((one) => (lost.includes(one) ? { ...one, issue: '' } : one)),
    notices: [
      ...issue.notices.map(({ code, facts, field }) => ({
        code,
        facts: { ...readable(facts, task, names), field },
      })),
      ...lost.map(({ field }) => ({ code: 'JIRA_FIELD_NOT_ON_SCREEN' as const, facts: { field } })),
    ],
  };
}

function fits(field: FieldName, { fieldIds }: CreateScreen): boolean {
  const inJira = onScreen[field];
  return inJira === undefined || fieldIds.has(inJira);
}

function fieldsOf(task: Task, issue: NewIssue, names: Names): Item['fields'] {
  const { schema, screen, people } = names;
  const { fields } = issue;
  return [
    { field: 'title', task: task.title, issue: fields.summary },
    { field: 'status', task: nameIn(schema.statuses, task.statusId), issue: statusOf(issue, names) },
    {
      field: 'priority',
      task: nameIn(schema.priorities, task.priorityId),
      issue: nameIn(screen.priorities, fields.priority?.id ?? null),
    },
    {
      field: 'assignee',
      task: people.userName(task.assigneeId),
      issue: people.accountName(fields.assignee?.accountId ?? null),
    },
    { field: 'dueDate', task: task.dueDate ?? '', issue: fields.duedate ?? '' },
    { field: 'labels', task: task.labels.join(', '), issue: (fields.labels ?? []).join(', ') },
    {
      field: 'description',
      task: beginning(task.description === null ? [] : htmlToAdf(task.description).content),
      issue: beginning(readDocument(fields.description).content),
    },
  ];
}

/** Empty where the issue stays in the status that new issues begin in. */
function statusOf({ transitionTo }: NewIssue, { stored }: Names): string {
  return stored.statuses.find(({ jiraStatusId }) => jiraStatusId === transitionTo)?.jiraStatusName ?? '';
}

/** A notice names what it is about by id where the mapping knows no name; here the names are at hand. */
function readable(
  facts: Item['notices'][number]['facts'],
  task: Task,
  { schema, people }: Names,
): Item['notices'][number]['facts'] {
  return {
    ...facts,
    ...('status' in facts ? { status: nameIn(schema.statuses, task.statusId) } : {}),
    ...('user' in facts ? { user: people.userName(task.assigneeId) } : {}),
  };
}

function nameIn(
  choices: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
): string {
  return id === null ? '' : (choices.find((choice) => choice.id === id)?.name ?? id);
}

function beginning(nodes: readonly AdfNode[]): string {
  const text = plainText(nodes).trim();
  return text.length <= DESCRIPTION ? text : `${text.slice(0, DESCRIPTION).trimEnd()}…`;
}

interface KnownPeople extends People {
  userName(userId: string | null): string;
  accountName(accountId: string | null): string;
}

/** Who the assignees are on both sides, asked for these tasks alone and kept nowhere. */
async function peopleOf(jira: Jira, platform: Platform, tasks: readonly Task[]): Promise<KnownPeople> {
  const wanted = new Set(tasks.flatMap(({ assigneeId }) => assigneeId ?? []));
  const users: readonly PlatformUser[] =
    wanted.size === 0 ? [] : (await platform.listUsers()).filter(({ id }) => wanted.has(id));
  const accounts = new Map<string, string>();
  await inTurns(users, AT_ONCE, async ({ id, email }) => {
    const account = email === null ? null : await jira.accountOfEmail(email);
    if (account !== null) accounts.set(id, account);
  });
  const known = accounts.size === 0 ? [] : await jira.people([...accounts.values()]);
  return {
    toJira: (userId) => accounts.get(userId),
    toPlatform: () => undefined,
    userName: (userId) =>
      userId === null ? '' : (users.find(({ id }) => id === userId)?.displayName ?? userId),
    accountName: (accountId) =>
      accountId === null
        ? ''
        : (known.find((person) => person.accountId === accountId)?.displayName ?? accountId),
  };
}
