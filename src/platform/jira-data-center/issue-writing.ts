import { Problem } from '../../errors/problem';
import type { NewTaskValues, Task, TaskChange } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import { Counterparts } from './counterpart';
import type { CreateScreens } from './create-screens';
import { EarlierCreates } from './earlier-creates';
import { epicNameType } from './field-kinds';
import type { FieldList } from './field-list';
import { markOf, markProperty } from './issue-mark';
import type { IssueSearch } from './issue-search';
import type { People } from './people';
import type { ProjectSchemas } from './project-schema';
import { stepTo, take } from './transition';
import { writtenFields } from './written-fields';

export interface WritingParts {
  readonly api: JiraApi;
  readonly search: IssueSearch;
  readonly fieldList: FieldList;
  readonly people: People;
  readonly schemas: ProjectSchemas;
  readonly screens: CreateScreens;
}

/** Makes and changes issues: fields, status and remote link are a call each, and what they come to is read once at the end. */
export class IssueWriting {
  private readonly counterparts: Counterparts;
  private readonly earlier: EarlierCreates;

  constructor(private readonly parts: WritingParts) {
    this.counterparts = new Counterparts(parts.api);
    this.earlier = new EarlierCreates(parts.api, parts.search);
  }

  async create(
    projectId: string,
    values: NewTaskValues,
    key: string,
    triedSince: number | undefined,
  ): Promise<Task> {
    // An issue stands although its status was refused, and is then asked for once more without it.
    const known =
      this.earlier.ofThisPass(key) ??
      (triedSince === undefined ? null : await this.earlier.find(projectId, key, values.title, triedSince));
    if (known !== null) return this.made(known, { externalUrl: values.externalUrl ?? null });
    const { api } = this.parts;
    const { statusId, externalUrl = null } = values;
    const body = {
      fields: await this.newFields(projectId, values),
      properties: [markProperty({ key, url: externalUrl })],
    };
    const call = { method: 'POST', path: '/issue', body, scope: 'item' } as const;
    const { id } = await api.json(call, answers.madeIssue);
    this.earlier.remember(key, id);
    return this.made(id, { externalUrl, ...(statusId === undefined ? {} : { statusId }) });
  }

  /** Throws `PLATFORM_VERSION_CONFLICT` when the issue has become another since, as far as a look before the write tells. */
  async update(issueId: string, change: TaskChange, ifVersion: string): Promise<Task> {
    const { api, search } = this.parts;
    const { issue, task } = await search.one(issueId);
    if (task.version !== ifVersion)
      throw new Problem('PLATFORM_VERSION_CONFLICT', { scope: 'item', retry: 'backoff' });
    const { statusId, externalUrl, ...rest } = change;
    // Before anything is written: mostly it is the way to the status that is refused.
    const step =
      statusId === undefined || statusId === task.statusId ? null : await stepTo(api, issueId, statusId);
    const fields = await this.fields(rest, issue.fields.issuetype.subtask);
    const writes = Object.keys(fields).length > 0;
    if (writes) {
      const path = `/issue/${encodeURIComponent(issueId)}`;
      await api.done({ method: 'PUT', path, body: { fields }, scope: 'item' });
    }
    if (step !== null) await take(api, issueId, step);
    const shows = externalUrl !== undefined && externalUrl !== task.externalUrl;
    if (shows) await this.counterparts.show(issueId, markOf(issue), externalUrl);
    return writes || step !== null || shows ? (await search.one(issueId)).task : task;
  }

  private async made(
    issueId: string,
    { statusId, externalUrl }: { readonly statusId?: string; readonly externalUrl: string | null },
  ): Promise<Task> {
    const { api, search } = this.parts;
    if (externalUrl !== null) await this.counterparts.put(issueId, externalUrl);
    const { task } = await search.one(issueId);
    if (statusId === undefined || statusId === task.statusId) return task;
    await take(api, issueId, await stepTo(api, issueId, statusId));
    return (await search.one(issueId)).task;
  }

  private async newFields(projectId: string, values: NewTaskValues): Promise<Record<string, unknown>> {
    const { schemas, screens } = this.parts;
    const typeId = values.typeId ?? (await schemas.usualType(projectId));
    const isSubtask = values.parentId !== undefined && (await schemas.isSubtask(projectId, typeId));
    const screen = await screens.fields(projectId, typeId);
    const epicName = screen.find(({ schema }) => schema.custom === epicNameType)?.fieldId;
    return {
      project: { id: projectId },
      issuetype: { id: typeId },
      ...(await this.fields(present(values), isSubtask)),
      // Jira makes no epic without it.
      ...(epicName === undefined ? {} : { [epicName]: values.title }),
    };
  }

  private fields(change: TaskChange, isSubtask: boolean): Promise<Record<string, unknown>> {
    const { fieldList, people, search } = this.parts;
    return writtenFields(change, {
      known: () => fieldList.known(),
      isSubtask,
      nameOf: (userId) => people.nameOf(userId),
      keyOf: (issueId) => search.keyOf(issueId),
    });
  }
}

/** A new issue has nothing to be emptied, and Jira refuses even null for a field that is on no create screen. */
function present({ fields = {}, ...values }: NewTaskValues): TaskChange {
  const given = Object.entries(values).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...Object.fromEntries(given),
    fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  };
}
